package io.headrace.training.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Writes small ONNX files, field by field.
final class OnnxFile {
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> tensors = new ArrayList<>();
    private String input = "x";
    private String output = "y";

    /// An attribute as it stands in a node.
    record Attribute(byte[] bytes) {
        static Attribute number(String name, double value) {
            return of(name, 1, out -> out.writeFloat(2, (float) value));
        }

        static Attribute whole(String name, long value) {
            return of(name, 2, out -> out.writeInt64(3, value));
        }

        static Attribute text(String name, String value) {
            return of(name, 3, out -> out.writeString(4, value));
        }

        static Attribute floats(String name, double... values) {
            return of(name, 6, out -> {
                for (double value : values) {
                    out.writeFloat(7, (float) value);
                }
            });
        }

        static Attribute wholes(String name, long... values) {
            return of(name, 7, out -> {
                for (long value : values) {
                    out.writeInt64(8, value);
                }
            });
        }

        static Attribute texts(String name, List<String> values) {
            return of(name, 8, out -> {
                for (String value : values) {
                    out.writeString(9, value);
                }
            });
        }

        static Attribute graph(String name) {
            return of(name, 5, out -> out.writeByteArray(6, new byte[0]));
        }

        private static Attribute of(String name, int type, Fields fields) {
            return new Attribute(message(out -> {
                out.writeString(1, name);
                fields.write(out);
                out.writeInt32(20, type);
            }));
        }
    }

    OnnxFile node(String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        return node("", operator, inputs, outputs, attributes);
    }

    OnnxFile node(String domain, String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        nodes.add(message(out -> {
            for (String name : inputs) {
                out.writeString(1, name);
            }
            for (String name : outputs) {
                out.writeString(2, name);
            }
            out.writeString(3, "node" + nodes.size());
            out.writeString(4, operator);
            for (Attribute attribute : attributes) {
                out.writeByteArray(5, attribute.bytes());
            }
            out.writeString(7, domain);
        }));
        return this;
    }

    /// A constant, its numbers as raw bytes or one by one.
    OnnxFile tensor(String name, boolean raw, long[] dims, double... numbers) {
        tensors.add(message(out -> {
            for (long dim : dims) {
                out.writeInt64(1, dim);
            }
            out.writeInt32(2, 1);
            if (raw) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
                for (double number : numbers) {
                    bytes.putFloat((float) number);
                }
                out.writeByteArray(9, bytes.array());
            } else {
                for (double number : numbers) {
                    out.writeFloat(4, (float) number);
                }
            }
            out.writeString(8, name);
        }));
        return this;
    }

    OnnxFile wholes(String name, long... numbers) {
        tensors.add(message(out -> {
            out.writeInt64(1, numbers.length);
            out.writeInt32(2, 7);
            for (long number : numbers) {
                out.writeInt64(7, number);
            }
            out.writeString(8, name);
        }));
        return this;
    }

    OnnxFile tensor(String name, long[] dims, double... numbers) {
        return tensor(name, true, dims, numbers);
    }

    OnnxFile externalTensor(String name) {
        tensors.add(message(out -> {
            out.writeInt64(1, 2);
            out.writeInt32(2, 1);
            out.writeString(8, name);
            out.writeBytes(13, ByteString.copyFromUtf8("\n\blocation\u0012\u0005/etc/"));
            out.writeInt32(14, 1);
        }));
        return this;
    }

    byte[] bytes(long... inputDims) {
        return bytes(new long[] {1, 3}, inputDims);
    }

    byte[] bytes(long[] outputDims, long... inputDims) {
        byte[] graph = message(out -> {
            for (byte[] node : nodes) {
                out.writeByteArray(1, node);
            }
            out.writeString(2, "graph");
            for (byte[] tensor : tensors) {
                out.writeByteArray(5, tensor);
            }
            out.writeByteArray(11, value(input, inputDims));
            out.writeByteArray(12, value(output, outputDims));
        });
        return message(out -> {
            out.writeInt64(1, 8);
            out.writeByteArray(7, graph);
            out.writeByteArray(8, message(each -> {
                each.writeString(1, "");
                each.writeInt64(2, 13);
            }));
            out.writeByteArray(8, message(each -> {
                each.writeString(1, "ai.onnx.ml");
                each.writeInt64(2, 2);
            }));
        });
    }

    private static byte[] value(String name, long... dims) {
        byte[] shape = message(out -> {
            for (long dim : dims) {
                out.writeByteArray(1, message(each -> each.writeInt64(1, dim)));
            }
        });
        byte[] type = message(out -> {
            out.writeInt32(1, 1);
            out.writeByteArray(2, shape);
        });
        return message(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, message(each -> each.writeByteArray(1, type)));
        });
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
