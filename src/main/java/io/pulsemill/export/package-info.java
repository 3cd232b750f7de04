/**
 * A model as other programs score it. Each format carries out the operations of {@link
 * io.pulsemill.softmax.SoftmaxModel#logProbabilities} in their order, and shifts the scores by the
 * largest of the row before it takes exponentials.
 *
 * <pre>
 *    TrainedModel → Scorer ─┬→ PmmlWriter, with ScoreFields → pmml-model → XML
 *                           ├→ OnnxWriter: DoubleGraph or FloatGraph, with FloatError
 *                           │    → OnnxGraph → ProtobufMessage → bytes
 *                           ├→ SqlWriter, in the words of a SqlDialect → one query
 *                           └→ JavaWriter, with JavaArrays, JavaText → one source file
 * </pre>
 */
@NullMarked
package io.pulsemill.export;

import org.jspecify.annotations.NullMarked;
