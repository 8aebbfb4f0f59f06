package io.chapar.postfix.table;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Token;
import io.chapar.postfix.PostfixFatal;
import io.chapar.text.Source;
import java.util.List;
import java.util.SplittableRandom;

/** The table half of the fuzz test: sources, rules, specifications, aliases and keys. */
public final class TableFuzz {
  private TableFuzz() {}

  /** Opens tables over a text in every way, and asks them for another. */
  public static void run(String text, String key, SplittableRandom random) {
    FakeTables host = new FakeTables().with("/t", text);
    host.withDb("/t", key, text);
    Tables tables = host.daemon();
    for (String type : List.of("texthash", "regexp", "pcre", "cidr", "hash")) {
      attempt(() -> tables.open(type + ":/t").lookup(key));
      attempt(() -> tables.open(type + ":" + text).lookup(key));
    }
    attempt(() -> tables.open(text).lookup(key));
    attempt(() -> tables.open("inline:{" + text + "}").lookup(key));
    attempt(() -> tables.open("unionmap:{" + text + "}").lookup(key));
    attempt(() -> tables.open("pcre:{{/" + key + "/ " + text + "}}").lookup(key));
    attempt(() -> tables.maps("fuzz", text).find(key));
    attempt(() -> tables.hosts("mynetworks", text).match(key, "192.0.2." + random.nextInt(256)));
    attempt(() -> tables.domains("relay_domains", text).match(key));
    TableSource.parse(new Source("/t", text), host, true, "");
    for (String line : text.split("\n", -1)) {
      List<Token> tokens = AddressSyntax.scan(line);
      AddressSyntax.internal(tokens);
      AddressSyntax.header(tokens, ' ');
    }
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    DbFile.read(bytes);
    byte[] file = DbFile.empty(true).bytes();
    file[4096 + random.nextInt(64)] = (byte) random.nextInt(256);
    DbFile.read(file);
  }

  private static void attempt(Runnable body) {
    try {
      body.run();
    } catch (PostfixFatal fatal) {
      // that is how a command gives up
    }
  }
}
