package io.pulsemill;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.Ticker;
import io.pulsemill.timing.WorkTime;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.Reducer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The walls of the house; CONTRIBUTING.md has them in words. */
class ArchitectureTest {
  private static final String[] CORE = {
    "io.pulsemill.archive..",
    "io.pulsemill.detect..",
    "io.pulsemill.series..",
    "io.pulsemill.summary..",
    "io.pulsemill.exact..",
    "io.pulsemill.statistics..",
    "io.pulsemill.json..",
    "io.pulsemill.softmax..",
    "io.pulsemill.optimize..",
    "io.pulsemill.metrics..",
    "io.pulsemill.inference..",
    "io.pulsemill.costmodel..",
    "io.pulsemill.record..",
    "io.pulsemill.report..",
    "io.pulsemill.export.."
  };

  private static final String[] STAGES = {
    "io.pulsemill.simulate..",
    "io.pulsemill.features..",
    "io.pulsemill.engine..",
    "io.pulsemill.evaluate..",
    "io.pulsemill.predict.."
  };

  /** Not marked {@code @NullMarked} yet. */
  private static final String[] UNMARKED = {
    "io.pulsemill.advise",
    "io.pulsemill.cli",
    "io.pulsemill.engine",
    "io.pulsemill.engine.resident",
    "io.pulsemill.measure",
    "io.pulsemill.pipeline",
    "io.pulsemill.table"
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.pulsemill");

  @Test
  void coreIsPlainJava() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hadoop..", "org.apache.parquet..", "java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Ticker.class, Deadline.class, PhaseClock.class, WorkTime.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .check(CLASSES);
  }

  /** NullAway checks what is marked; a new package is to be, and one that was stays so. */
  @Test
  void packagesAreMarkedForNullAway() {
    List<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(name -> !name.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(unmarked).containsExactlyInAnyOrder(UNMARKED);
  }

  @Test
  void timeIsReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.pulsemill.timing")
        .should()
        .accessTargetWhere(target(owner(assignableTo(System.class))).and(target(name("nanoTime"))))
        .check(CLASSES);
  }

  @Test
  void timeKnowsNoHadoop() {
    noClasses()
        .that()
        .resideInAPackage("io.pulsemill.timing")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "java.io..", "java.nio..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.pulsemill.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void filesHaveNoCircles() throws URISyntaxException {
    Path classes =
        Path.of(InputException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(FileCircles.in(classes)).isEmpty();
  }

  @Test
  void tasksKeepNoMutableStatics() {
    fields()
        .that()
        .areDeclaredInClassesThat(
            DescribedPredicate.or(
                JavaClass.Predicates.assignableTo(Mapper.class),
                JavaClass.Predicates.assignableTo(Reducer.class)))
        .and()
        .areStatic()
        .should(beFinalConstants())
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrintsAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.pulsemill.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void stagesDoNotKnowEachOther() {
    for (String stage : STAGES) {
      for (String other : STAGES) {
        if (!stage.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage(stage)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(CLASSES);
        }
      }
    }
  }

  private static ArchCondition<JavaField> beFinalConstants() {
    return new ArchCondition<>("be final and primitive, String, enum, Duration or Logger") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        JavaClass type = field.getRawType();
        boolean constant =
            field.getModifiers().contains(JavaModifier.FINAL)
                && (type.isPrimitive()
                    || type.isEquivalentTo(String.class)
                    || type.isEnum()
                    || type.isEquivalentTo(Duration.class)
                    || type.isEquivalentTo(Logger.class));
        events.add(new SimpleConditionEvent(field, constant, field.getFullName()));
      }
    };
  }
}
