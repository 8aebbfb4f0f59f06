package io.chapar.sieve.command;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Dumper;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.script.Binary;
import java.util.List;

/** The contents of a compiled script in readable form. */
final class Dumping {
  private Dumping() {}

  static String text(Binary binary, Engine engine) {
    Program program = binary.program();
    Dumper out = new Dumper();
    out.section("Header");
    out.raw("version = 2.0\nflags = 0x00000000\n");
    out.section("Script metadata (block: 0)");
    out.raw("class = file\nclass.version = 0\nlocation = " + binary.main().location() + "\n");
    List<Extension> extensions = program.extensions();
    if (!extensions.isEmpty()) {
      out.section("Required extensions (block: 1)");
      for (int i = 0; i < extensions.size(); i++) {
        Extension ext = extensions.get(i);
        int block = program.blockOf(ext);
        out.raw(Bytes.format("%3d: %s (id: %d", i, ext.name(), engine.id(ext)));
        out.raw((block < 0 ? "" : "; block: " + block) + ")\n");
      }
    }
    if (!program.missing().isEmpty()) {
      int block =
          extensions.stream()
              .filter(e -> e.name().equals("ihave"))
              .mapToInt(program::blockOf)
              .findFirst()
              .orElse(-1);
      out.section("Extensions missing at compile (block: " + block + ")");
      program.missing().forEach(name -> out.raw("  -  " + name + "\n"));
    }
    List<String> globals = program.globals();
    if (!globals.isEmpty()) {
      out.section("Global variables");
      for (int i = 0; i < globals.size(); i++) {
        out.raw(Bytes.format("%3d: '%s' \n", i, globals.get(i)));
      }
    }
    for (Program.Included included : program.included()) {
      Block block = included.block();
      String name =
          "Included "
              + (included.global() ? "global" : "personal")
              + " script '"
              + included.name()
              + "' (";
      if (block == null) {
        out.section(name + "MISSING)");
      } else {
        out.section(name + "block: " + block.id() + ")");
        out.block(block, program);
      }
    }
    out.section("Main program (block: 2)");
    out.block(program.main(), program);
    out.raw("\n");
    return out.text();
  }
}
