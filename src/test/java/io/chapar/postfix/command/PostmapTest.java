package io.chapar.postfix.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The commands postmap and postalias, as the reference host answered. */
class PostmapTest {
  private final CommandLine host = new CommandLine();

  @Test
  void buildsAsksListsAndRemoves() {
    host.write(
        "/root/t", "# comment\nexample.org  smtp:[gw]\n.example.org smtp:x\nExample.ORG again\n");
    assertThat(host.run("postmap", "-q", "example.org", "hash:/root/t"))
        .isEqualTo("postmap: fatal: open database /root/t.db: No such file or directory\n");
    assertThat(host.run("postmap", "/root/t"))
        .isEqualTo("postmap: warning: /root/t.db: duplicate entry: \"example.org\"\n");
    assertThat(host.run("postmap", "-q", "EXAMPLE.org", "hash:/root/t")).isEqualTo("smtp:[gw]\n");
    assertThat(host.run("postmap", "-s", "/root/t"))
        .isEqualTo(".example.org\tsmtp:x\nexample.org\tsmtp:[gw]\n");
    assertThat(host.run("postmap", "-d", "example.org", "/root/t")).isEmpty();
    assertThat(host.status()).isZero();
    host.run("postmap", "-d", "example.org", "/root/t");
    assertThat(host.status()).isEqualTo(1);
  }

  @Test
  void complainsOfLines() {
    host.write("/root/q", "\"a b\" c\n\"x y z\na\\ b d\nkey\nk: v\nA x\na y\n");
    assertThat(host.run("postmap", "/root/q"))
        .isEqualTo(
            """
            postmap: warning: /root/q, line 2: unbalanced '"' in '"x y z' -- ignoring this line
            postmap: warning: /root/q, line 4: expected format: key whitespace value
            postmap: warning: /root/q, line 5: record is in "key: value" format; is this an alias file?
            postmap: warning: /root/q.db: duplicate entry: "a"
            """);
  }

  @Test
  void aliasesHaveAFormOfTheirOwn() {
    host.write(
        "/root/a",
        """
        postmaster: root
        "John Doe": alice
        x y: z
        a@b: c
        a%b: d
        : foo
        nocolon
        a,b: c
        paren (comment): e (comment) f
        "quo\\"te": x
        back\\slash: y
        trail: a,
          b,
          c
        multi:word:colon
        empty:
        lt: <alice@example.com>, Bob <bob@example.com>
        group: friends: a, b;
        pipe: |cat
        pipe2: "|cat 'x y' \\"z\\""
        sp: a b c
        at: @foo
        d: "a b"@c
        dotted: a . b
        semi: a; b
        list: :include:/etc/list, "|cat -v", /dev/null
        """);
    assertThat(host.run("postalias", "/root/a"))
        .isEqualTo(
            """
            postalias: warning: /root/a, line 4: name must be local
            postalias: warning: /root/a, line 5: name must be local
            postalias: warning: /root/a, line 6: need name:value pair
            postalias: warning: /root/a, line 7: need name:value pair
            postalias: warning: /root/a, line 8: need name:value pair
            postalias: warning: /root/a, line 16: need name:value pair
            """);
    assertThat(host.run("postalias", "-s", "/root/a").lines().filter(l -> !l.startsWith("YP_")))
        .containsExactlyInAnyOrder(
            "postmaster:\troot",
            "john doe:\talice",
            "x y:\tz",
            "paren (comment):\te (comment) f",
            "quo\"te:\tx",
            "backslash:\ty",
            "trail:\ta, b, c",
            "multi:\tword:colon",
            "lt:\t<alice@example.com>, Bob <bob@example.com>",
            "group:\tfriends:a, b;",
            "pipe:\t|cat",
            "pipe2:\t\"|cat 'x y' \\\"z\\\"\"",
            "sp:\ta b c",
            "at:\t@foo",
            "d:\t\"a b\"@c",
            "dotted:\ta.b",
            "semi:\ta;b",
            "list:\t:include:/etc/list, \"|cat -v\", /dev/null",
            "@:\t@");
    assertThat(host.run("postalias", "-q", "POSTMASTER", "/etc/aliases")).isEqualTo("root\n");
  }

  @Test
  void patternTablesNeedNoBuilding() {
    host.write("/root/bad", "/^(foo/ REJECT\n/bar/ OK\n");
    assertThat(host.run("postmap", "-q", "bar", "regexp:/root/bad"))
        .isEqualTo("postmap: warning: regexp map /root/bad, line 1: Unmatched ( or \\(\nOK\n");
    assertThat(host.run("postmap", "-q", "bar", "pcre:/root/bad"))
        .isEqualTo(
            "postmap: warning: pcre map /root/bad, line 1: error in regex at offset 5: missing"
                + " closing parenthesis\nOK\n");
    host.write(
        "/root/r", "if /^X-/\n!/^X-Spam/ PREPEND X-Odd: yes\nendif\n/^(.*)@old$/ ${1}@new\n");
    assertThat(host.run("postmap", "-q", "X-Mailer: foo", "pcre:/root/r"))
        .isEqualTo("PREPEND X-Odd: yes\n");
    assertThat(host.run("postmap", "-q", "X-Spam: foo", "pcre:/root/r")).isEmpty();
    assertThat(host.run("postmap", "-q", "A@OLD", "regexp:/root/r")).isEqualTo("A@new\n");
    assertThat(host.run("postmap", "-q", "10.1.1.1", "cidr:{{!192.0.2.0/24 yes}}"))
        .isEqualTo("yes\n");
    assertThat(host.run("postmap", "-q", "a", "lmdb:x"))
        .isEqualTo("postmap: fatal: unsupported dictionary type: lmdb\n");
  }
}
