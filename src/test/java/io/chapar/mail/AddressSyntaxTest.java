package io.chapar.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressSyntaxTest {
  private static String header(String text) {
    return AddressSyntax.header(AddressSyntax.list(text), ' ');
  }

  @Test
  void findsTheAddressesOfAHeader() {
    assertThat(AddressSyntax.addresses("Alice Smith <alice@a.example>, bob@b.example (Bob)"))
        .containsExactly("alice@a.example", "bob@b.example");
    assertThat(AddressSyntax.addresses("friends: carol, \"d d\"@x.example;, <>"))
        .containsExactly("carol", "d d@x.example");
    assertThat(AddressSyntax.addresses("alice bob")).containsExactly("alice", "bob");
  }

  @Test
  void writesAHeaderAsItWas() {
    assertThat(header("Alice Smith <alice@a.example>")).isEqualTo("Alice Smith <alice@a.example>");
    assertThat(header("\"Smith, A\" <alice@a.example>, bob"))
        .isEqualTo("\"Smith, A\" <alice@a.example>, bob");
    assertThat(header("bob@b.example (Bob)")).isEqualTo("bob@b.example (Bob)");
    assertThat(header("<\"a b\"@c.example>")).isEqualTo("<\"a b\"@c.example>");
  }

  @Test
  void quotesAndUnquotes() {
    assertThat(Quoting.smtp("a b@c.example")).isEqualTo("\"a b\"@c.example");
    assertThat(Quoting.unquote("\"a b\"@c.example")).isEqualTo("a b@c.example");
    assertThat(Quoting.smtp("a..b@c")).isEqualTo("\"a..b\"@c");
    assertThat(Quoting.smtp("alice@c")).isEqualTo("alice@c");
    assertThat(Quoting.smtp("")).isEqualTo("\"\"");
  }

  @Test
  void knowsRepliesAndMessages() {
    assertThat(Reply.parse("550 5.1.1 no such user"))
        .isEqualTo(new Reply(550, "5.1.1", "no such user"));
    assertThat(Reply.parse("250 Ok")).isEqualTo(new Reply(250, "", "Ok"));
    Message message = Message.of("From: a\nTo: b,\n c\n\nbody\n");
    assertThat(message.header("to")).isEqualTo("b, c");
    assertThat(new String(message.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("body\n");
    assertThat(new String(message.headerBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("From: a\nTo: b,\n c\n");
  }
}
