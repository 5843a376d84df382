package io.headrace.training.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the messages of an ONNX file that are needed, field by field, and believes no length: what a file
/// may hold is bounded before room is made for it.
final class OnnxReader {
    private static final int MOST_NODES = 4096;
    private static final int MOST_DIMS = 8;
    /// Numbers of all constants and attributes together: 32 MB.
    private static final int MOST_NUMBERS = 1 << 22;

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int DOUBLE = 11;
    private static final int INT32 = 6;

    private final CodedInputStream in;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> constants = new LinkedHashMap<>();
    private final List<String> inputs = new ArrayList<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final List<String> outputs = new ArrayList<>();
    private int numbers;
    private boolean graph;

    private OnnxReader(byte[] file) {
        in = CodedInputStream.newInstance(file);
    }

    /// @throws IllegalArgumentException with one sentence when the bytes are not such a file
    static OnnxGraph read(byte[] file) {
        try {
            OnnxReader reader = new OnnxReader(file);
            reader.message(reader::modelField);
            if (!reader.graph) {
                throw new IllegalArgumentException("it has no graph: it is not an ONNX model");
            }
            reader.inputs.removeAll(reader.constants.keySet());
            return new OnnxGraph(reader.nodes, reader.constants, reader.inputs, reader.ranks, reader.outputs);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("it breaks off, or is not an ONNX model", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private interface Field {
        /// @return whether the field was read; else it is skipped
        boolean read(int number, int tag) throws IOException;
    }

    /// Fields up to the end, or up to the limit that is set.
    private void message(Field field) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.read(WireFormat.getTagFieldNumber(tag), tag) && !in.skipField(tag)) {
                throw new IllegalArgumentException("it breaks off, or is not an ONNX model");
            }
        }
    }

    private boolean nested(int tag, Field field) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            throw new IllegalArgumentException("it is not an ONNX model: a field has another form");
        }
        int before = in.pushLimit(in.readRawVarint32());
        message(field);
        in.popLimit(before);
        return true;
    }

    private boolean modelField(int number, int tag) throws IOException {
        return switch (number) {
            case 7 -> {
                if (graph) {
                    throw new IllegalArgumentException("it has more than one graph");
                }
                graph = true;
                yield nested(tag, this::graphField);
            }
            case 25 -> throw new IllegalArgumentException("it defines functions of its own: export it without them");
            default -> false;
        };
    }

    private boolean graphField(int number, int tag) throws IOException {
        return switch (number) {
            case 1 -> node(tag);
            case 5 -> {
                OnnxTensor tensor = tensor(tag);
                constants.put(tensor.name(), tensor);
                yield true;
            }
            case 11 -> {
                inputs.add(value(tag));
                yield true;
            }
            case 12 -> outputs.add(value(tag));
            case 15 -> throw new IllegalArgumentException("it has sparse constants: export it with plain ones");
            default -> false;
        };
    }

    private String value(int tag) throws IOException {
        String[] name = {""};
        int[] rank = {-1};
        nested(tag, (number, inner) -> switch (number) {
            case 1 -> {
                name[0] = in.readStringRequireUtf8();
                yield true;
            }
            case 2 ->
                nested(
                        inner,
                        (of, type) -> of == 1
                                && nested(type, (part, shape) -> {
                                    if (part != 2) {
                                        return false;
                                    }
                                    rank[0] = 0;
                                    return nested(shape, (each, dim) -> {
                                        rank[0] += each == 1 ? 1 : 0;
                                        return false;
                                    });
                                }));
            default -> false;
        });
        ranks.put(name[0], rank[0]);
        return name[0];
    }

    private boolean node(int tag) throws IOException {
        if (nodes.size() == MOST_NODES) {
            throw new IllegalArgumentException("it has more than " + MOST_NODES + " nodes");
        }
        List<String> given = new ArrayList<>();
        List<String> made = new ArrayList<>();
        String[] texts = {"", "", ""};
        Map<String, OnnxNode.Attribute> attributes = new LinkedHashMap<>();
        nested(tag, (number, inner) -> switch (number) {
            case 1 -> given.add(in.readStringRequireUtf8());
            case 2 -> made.add(in.readStringRequireUtf8());
            case 3, 4 -> text(texts, number - 3);
            case 5 -> attribute(inner, attributes);
            case 7 -> text(texts, 2);
            default -> false;
        });
        String domain = texts[2].equals("ai.onnx") ? "" : texts[2];
        nodes.add(new OnnxNode(texts[0], texts[1], domain, List.copyOf(given), List.copyOf(made), attributes));
        return true;
    }

    private boolean text(String[] texts, int at) throws IOException {
        texts[at] = in.readStringRequireUtf8();
        return true;
    }

    private boolean attribute(int tag, Map<String, OnnxNode.Attribute> attributes) throws IOException {
        String[] texts = {"", ""};
        double[] single = {0};
        Numbers many = new Numbers();
        List<String> strings = new ArrayList<>();
        List<OnnxTensor> tensors = new ArrayList<>();
        nested(tag, (number, inner) -> switch (number) {
            case 1 -> text(texts, 0);
            case 2 -> {
                single[0] = in.readFloat();
                yield true;
            }
            case 3 -> {
                single[0] = in.readInt64();
                yield true;
            }
            case 4 -> text(texts, 1);
            case 5 -> tensors.add(tensor(inner));
            case 7 -> many.read(inner, Float.BYTES, () -> in.readFloat());
            case 8 -> many.read(inner, 1, () -> in.readInt64());
            case 9 -> {
                take(1);
                yield strings.add(in.readStringRequireUtf8());
            }
            case 6, 10, 11, 22, 23 ->
                throw new IllegalArgumentException(
                        "attribute '" + texts[0] + "' holds a graph or sparse numbers, which are not translated");
            default -> false;
        });
        attributes.put(
                texts[0],
                new OnnxNode.Attribute(
                        single[0],
                        texts[1],
                        many.all(),
                        List.copyOf(strings),
                        tensors.isEmpty() ? null : tensors.getLast()));
        return true;
    }

    private OnnxTensor tensor(int tag) throws IOException {
        Numbers dims = new Numbers();
        Numbers values = new Numbers();
        String[] name = {""};
        int[] type = {0};
        byte[][] raw = {new byte[0]};
        nested(tag, (number, inner) -> switch (number) {
            case 1 -> dims.read(inner, 1, () -> in.readInt64());
            case 2 -> {
                type[0] = in.readInt32();
                yield true;
            }
            case 4 -> values.read(inner, Float.BYTES, () -> in.readFloat());
            case 5 -> values.read(inner, 1, () -> in.readInt32());
            case 7 -> values.read(inner, 1, () -> in.readInt64());
            case 8 -> text(name, 0);
            case 9 -> {
                raw[0] = in.readByteArray();
                take(raw[0].length / Float.BYTES);
                yield true;
            }
            case 10 -> values.read(inner, Double.BYTES, () -> in.readDouble());
            case 13 -> throw external(name[0]);
            case 14 -> {
                if (in.readInt32() != 0) {
                    throw external(name[0]);
                }
                yield true;
            }
            default -> false;
        });
        double[] all = raw[0].length == 0 ? values.all() : decoded(name[0], type[0], raw[0]);
        return new OnnxTensor(name[0], sizes(name[0], dims.all(), all.length), all);
    }

    private static IllegalArgumentException external(String name) {
        return new IllegalArgumentException("constant '" + name
                + "' lies in another file: export it with all its data inside (save_as_external_data off)");
    }

    private static int[] sizes(String name, double[] dims, int count) {
        if (dims.length > MOST_DIMS) {
            throw new IllegalArgumentException("constant '" + name + "' has more than " + MOST_DIMS + " sizes");
        }
        int[] sizes = new int[dims.length];
        long product = 1;
        for (int i = 0; i < sizes.length; i++) {
            if (dims[i] < 0 || dims[i] > MOST_NUMBERS) {
                throw new IllegalArgumentException("constant '" + name + "' has a size of " + dims[i]);
            }
            sizes[i] = (int) dims[i];
            product = Math.min(product * sizes[i], Integer.MAX_VALUE);
        }
        if (product != count) {
            throw new IllegalArgumentException(
                    "constant '" + name + "' must hold " + product + " numbers, as its sizes say, held " + count);
        }
        return sizes;
    }

    /// Numbers as their bytes, little end first.
    private static double[] decoded(String name, int type, byte[] raw) {
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        int width = switch (type) {
            case FLOAT, INT32 -> Integer.BYTES;
            case DOUBLE, INT64 -> Long.BYTES;
            default ->
                throw new IllegalArgumentException("constant '" + name + "' must be of float, double or whole numbers"
                        + " of 32 or 64 bits, is of type " + type);
        };
        if (raw.length % width != 0) {
            throw new IllegalArgumentException("constant '" + name + "' breaks off inside a number");
        }
        double[] numbers = new double[raw.length / width];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (type) {
                case FLOAT -> bytes.getFloat();
                case INT32 -> bytes.getInt();
                case INT64 -> bytes.getLong();
                default -> bytes.getDouble();
            };
        }
        return numbers;
    }

    /// Counts numbers that are about to be kept.
    private void take(int more) {
        numbers += more;
        if (numbers > MOST_NUMBERS || numbers < 0) {
            throw new IllegalArgumentException("it holds more than " + MOST_NUMBERS + " numbers");
        }
    }

    private interface Next {
        double read() throws IOException;
    }

    /// Repeated numbers, packed or one by one.
    private final class Numbers {
        private double[] held = new double[4];
        private int count;

        boolean read(int tag, int leastBytes, Next next) throws IOException {
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                add(next.read());
                return true;
            }
            int length = in.readRawVarint32();
            int before = in.pushLimit(length);
            while (in.getBytesUntilLimit() >= leastBytes) {
                add(next.read());
            }
            if (in.getBytesUntilLimit() != 0) {
                throw new IllegalArgumentException("it breaks off inside a number");
            }
            in.popLimit(before);
            return true;
        }

        private void add(double number) {
            take(1);
            if (count == held.length) {
                held = Arrays.copyOf(held, 2 * count);
            }
            held[count++] = number;
        }

        double[] all() {
            return Arrays.copyOf(held, count);
        }
    }
}
