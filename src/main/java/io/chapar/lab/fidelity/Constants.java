package io.chapar.lab.fidelity;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts in the constant pool of a class file (JVMS 4.4): what its code can say or ask for. */
final class Constants {
  private static final int MAGIC = 0xCAFEBABE;

  private Constants() {}

  /** All string constants; in recipes of concatenations \u0001 stands for what is filled in. */
  static List<String> of(byte[] file) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (in.readInt() != MAGIC) {
        return List.of();
      }
      in.readInt();
      int count = in.readUnsignedShort();
      Map<Integer, String> texts = new HashMap<>();
      List<Integer> strings = new ArrayList<>();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.put(i, in.readUTF());
          case 8 -> strings.add(in.readUnsignedShort());
          case 7, 16, 19, 20 -> in.readUnsignedShort();
          case 15 -> in.skipBytes(3);
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
          case 5, 6 -> {
            in.readLong();
            i++;
          }
          default -> throw new IOException("constant of kind " + tag);
        }
      }
      return strings.stream().map(s -> texts.getOrDefault(s, "")).toList();
    }
  }
}
