package io.pulsemill.table;

import io.pulsemill.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Finds the columns a run reads in the schema of a Parquet file and refuses those it cannot. */
public final class TableSchema {
  private TableSchema() {}

  /** The columns with their features named: those requested or, if none, all the others. */
  static TableColumns resolve(MessageType schema, TableColumns wanted, String file) {
    if (!wanted.features().isEmpty()) {
      return wanted;
    }
    List<String> features = new ArrayList<>(names(schema));
    features.removeAll(wanted.others());
    if (features.isEmpty()) {
      throw new InputException(
          "%s has no feature column; expected one beside subject and label but found the columns %s"
              .formatted(file, names(schema)));
    }
    return wanted.withFeatures(features);
  }

  /**
   * The part of a file's schema that holds the columns: subject, label, split and weight if asked
   * for, features, but for those that folders give.
   *
   * @param folders what the folders of the file give
   * @throws InputException if a column is missing, nested, or of a type that cannot be read
   */
  static MessageType project(
      MessageType schema, TableColumns columns, FolderCells folders, String file) {
    List<Type> types = new ArrayList<>();
    if (!folders.has(columns.subject())) {
      types.add(text(schema, columns.subject(), "subject", folders, file));
    }
    if (columns.label() != null && !folders.has(columns.label())) {
      types.add(text(schema, columns.label(), "label", folders, file));
    }
    if (columns.split() != null && !folders.has(columns.split())) {
      types.add(words(schema, columns.split(), folders, file));
    }
    if (columns.weight() != null) {
      addNumber(types, schema, columns.weight(), "weight", folders, file);
    }
    for (String feature : columns.features()) {
      addNumber(types, schema, feature, "feature", folders, file);
    }
    return new MessageType(schema.getName(), types);
  }

  private static void addNumber(
      List<Type> types,
      MessageType schema,
      String name,
      String role,
      FolderCells folders,
      String file) {
    if (folders.has(name)) {
      folders.number(name); // refused here, if it is none
      return;
    }
    PrimitiveType type = primitive(schema, name, role, folders, file);
    if (!isNumber(type)) {
      throw unreadable(
          file,
          name,
          role,
          type,
          "a number (INT32, INT64, FLOAT, DOUBLE, FLOAT16, DECIMAL or BOOLEAN)");
    }
    types.add(type);
  }

  /**
   * Whether a column holds text; otherwise, once checked, it holds what is read as text: whole
   * numbers in decimal, UUIDs in their 36 characters, {@code true} and {@code false}.
   */
  public static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && (annotation instanceof StringLogicalTypeAnnotation
            || annotation instanceof EnumLogicalTypeAnnotation);
  }

  /** Whether the whole numbers of a column are unsigned. */
  public static boolean isUnsigned(PrimitiveType type) {
    return type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation whole
        && !whole.isSigned();
  }

  private static PrimitiveType text(
      MessageType schema, String name, String role, FolderCells folders, String file) {
    PrimitiveType type = primitive(schema, name, role, folders, file);
    if (!isText(type) && !isWhole(type) && !isUuid(type) && !isBoolean(type)) {
      throw unreadable(
          file,
          name,
          role,
          type,
          "text or whole numbers (STRING, ENUM, INT32, INT64, UUID or BOOLEAN)");
    }
    return type;
  }

  private static PrimitiveType words(
      MessageType schema, String name, FolderCells folders, String file) {
    PrimitiveType type = primitive(schema, name, "split", folders, file);
    if (!isText(type)) {
      throw unreadable(
          file, name, "split", type, "text (STRING or ENUM), train or test in each row");
    }
    return type;
  }

  private static PrimitiveType primitive(
      MessageType schema, String name, String role, FolderCells folders, String file) {
    if (!schema.containsField(name)) {
      throw new InputException(
          "%s has no column '%s' for the %s; found the columns %s%s"
              .formatted(file, name, role, names(schema), folders.listed() + advice(role)));
    }
    Type type = schema.getType(name);
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      throw unreadable(file, name, role, type, "a plain column");
    }
    return type.asPrimitiveType();
  }

  /** Whether a column holds numbers or booleans. */
  public static boolean isNumber(PrimitiveType type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return annotation instanceof DecimalLogicalTypeAnnotation
        || annotation instanceof Float16LogicalTypeAnnotation
        || isWhole(type)
        || isBoolean(type)
        || (annotation == null && isFloating(type.getPrimitiveTypeName()));
  }

  private static boolean isFloating(PrimitiveTypeName stored) {
    return stored == PrimitiveTypeName.FLOAT || stored == PrimitiveTypeName.DOUBLE;
  }

  /**
   * Whether a column holds whole numbers. Dates, times and decimals are stored as whole numbers
   * too, but do not mean them.
   */
  public static boolean isWhole(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32, INT64 ->
          type.getLogicalTypeAnnotation() == null
              || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation;
      default -> false;
    };
  }

  private static boolean isBoolean(PrimitiveType type) {
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN;
  }

  /** Whether a column holds UUIDs. */
  public static boolean isUuid(PrimitiveType type) {
    return type.getLogicalTypeAnnotation() instanceof UUIDLogicalTypeAnnotation;
  }

  private static InputException unreadable(
      String file, String name, String role, Type type, String expected) {
    return new InputException(
        "%s: column '%s' (%s): expected %s but found %s%s"
            .formatted(
                file,
                name,
                role,
                expected,
                describe(type),
                role.equals("feature") ? "; select the features to use with --features" : ""));
  }

  /** What to do if the column of a role is missing. */
  static String advice(String role) {
    return role.equals("split")
        ? "; --split-column names another, and evaluate --rows all needs none"
        : "";
  }

  /** A column's type, as a message names it. */
  public static String describe(Type type) {
    if (!type.isPrimitive()) {
      return "a nested column";
    }
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      return "a repeated column";
    }
    String stored = type.asPrimitiveType().getPrimitiveTypeName().name();
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return annotation == null
        ? stored
        : "%s (%s)".formatted(annotation.toString().toUpperCase(Locale.ROOT), stored);
  }

  private static List<String> names(MessageType schema) {
    return schema.getFields().stream().map(Type::getName).toList();
  }
}
