package io.pulsemill.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * A graph of ONNX as it grows: the messages of onnx.proto that a classifier needs, with their field
 * numbers (github.com/onnx/onnx, onnx/onnx.proto). Values are named; a node's outputs are the
 * inputs of later ones.
 */
final class OnnxGraph {
  /** Types of tensors, of TensorProto.DataType. */
  static final int FLOAT = 1;

  static final int INT64 = 7;
  static final int STRING = 8;
  static final int DOUBLE = 11;

  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_FLOATS = 6;
  private static final int ATTRIBUTE_STRINGS = 8;

  /** Opset 13 of 2020, and what came with it: old enough for every runtime in use. */
  private static final int IR_VERSION = 7;

  private static final int OPSET = 13;
  private static final int OPSET_ML = 2;

  private final ProtobufMessage graph = new ProtobufMessage().put(2, "pulsemill");

  /** An attribute of a node. */
  static ProtobufMessage attribute(String name, long number) {
    return new ProtobufMessage().put(1, name).put(3, number).put(20, ATTRIBUTE_INT);
  }

  static ProtobufMessage attribute(String name, String text) {
    return new ProtobufMessage().put(1, name).put(4, text).put(20, ATTRIBUTE_STRING);
  }

  static ProtobufMessage attribute(String name, float[] numbers) {
    ProtobufMessage attribute = new ProtobufMessage().put(1, name);
    for (float number : numbers) {
      attribute.put(7, number);
    }
    return attribute.put(20, ATTRIBUTE_FLOATS);
  }

  static ProtobufMessage attribute(String name, List<String> texts) {
    ProtobufMessage attribute = new ProtobufMessage().put(1, name);
    texts.forEach(text -> attribute.put(9, text));
    return attribute.put(20, ATTRIBUTE_STRINGS);
  }

  /** Adds an operator of the standard domain; {@code output} names what it gives. */
  OnnxGraph node(
      String operator, List<String> inputs, String output, ProtobufMessage... attributes) {
    return node("", operator, inputs, List.of(output), attributes);
  }

  OnnxGraph node(
      String domain,
      String operator,
      List<String> inputs,
      List<String> outputs,
      ProtobufMessage... attributes) {
    ProtobufMessage node = new ProtobufMessage();
    inputs.forEach(input -> node.put(1, input));
    outputs.forEach(output -> node.put(2, output));
    node.put(3, outputs.get(0)).put(4, operator);
    for (ProtobufMessage attribute : attributes) {
      node.put(5, attribute);
    }
    if (!domain.isEmpty()) {
      node.put(7, domain);
    }
    graph.put(1, node);
    return this;
  }

  /** Adds a constant of doubles. */
  OnnxGraph constant(String name, double[] numbers, long... shape) {
    byte[] raw = new byte[numbers.length * Double.BYTES];
    little(raw).asDoubleBuffer().put(numbers);
    graph.put(5, tensor(name, DOUBLE, shape).put(9, raw));
    return this;
  }

  OnnxGraph constant(String name, float[] numbers, long... shape) {
    byte[] raw = new byte[numbers.length * Float.BYTES];
    little(raw).asFloatBuffer().put(numbers);
    graph.put(5, tensor(name, FLOAT, shape).put(9, raw));
    return this;
  }

  OnnxGraph constant(String name, long[] numbers, long... shape) {
    byte[] raw = new byte[numbers.length * Long.BYTES];
    little(raw).asLongBuffer().put(numbers);
    graph.put(5, tensor(name, INT64, shape).put(9, raw));
    return this;
  }

  OnnxGraph constant(String name, List<String> texts, long... shape) {
    ProtobufMessage tensor = tensor(name, STRING, shape);
    texts.forEach(text -> tensor.put(6, text));
    graph.put(5, tensor);
    return this;
  }

  /** Names an input of the graph: of N rows, a name, and the lengths of the other dimensions. */
  OnnxGraph input(String name, int type, long... columns) {
    graph.put(11, value(name, type, columns));
    return this;
  }

  OnnxGraph output(String name, int type, long... columns) {
    graph.put(12, value(name, type, columns));
    return this;
  }

  /** The file: the graph, what it is, and further texts by their key. */
  byte[] model(String description, Map<String, String> metadata) {
    ProtobufMessage model =
        new ProtobufMessage()
            .put(1, IR_VERSION)
            .put(2, "pulsemill")
            .put(6, description)
            .put(7, graph)
            .put(8, new ProtobufMessage().put(1, "").put(2, OPSET))
            .put(8, new ProtobufMessage().put(1, "ai.onnx.ml").put(2, OPSET_ML));
    metadata.forEach(
        (key, value) -> model.put(14, new ProtobufMessage().put(1, key).put(2, value)));
    return model.toBytes();
  }

  private static ProtobufMessage tensor(String name, int type, long[] shape) {
    ProtobufMessage tensor = new ProtobufMessage();
    for (long length : shape) {
      tensor.put(1, length);
    }
    return tensor.put(2, type).put(8, name);
  }

  private static ProtobufMessage value(String name, int type, long[] columns) {
    ProtobufMessage shape = new ProtobufMessage().put(1, new ProtobufMessage().put(2, "N"));
    for (long length : columns) {
      shape.put(1, new ProtobufMessage().put(1, length));
    }
    ProtobufMessage tensor = new ProtobufMessage().put(1, type).put(2, shape);
    return new ProtobufMessage().put(1, name).put(2, new ProtobufMessage().put(1, tensor));
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
