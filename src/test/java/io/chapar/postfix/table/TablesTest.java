package io.chapar.postfix.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.FakeHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, lists of tables and match lists as daemons use them. */
class TablesTest {
  private final FakeTables host = new FakeTables();

  @Test
  void aLookupTellsTableKeyAndLine() {
    host.withDb("/etc/postfix/t", "alice", "bob", "carol", "dave");
    Lookup lookup = host.daemon().open("hash:/etc/postfix/t").lookup("Carol");
    assertThat(lookup)
        .isEqualTo(new Lookup("hash:/etc/postfix/t", "Carol", Lookup.Status.FOUND, "dave", 2));
    assertThat(host.daemon().open("hash:/etc/postfix/t").lookup("x"))
        .hasToString("hash:/etc/postfix/t has no \"x\"");
  }

  @Test
  void aMissingTableFailsAtEveryQuestionUntilTheDaemonIsStartedAnew() {
    Maps maps = host.daemon().maps("transport_maps", "hash:/etc/postfix/transport");
    assertThat(host.logged)
        .containsExactly(
            "error: open database /etc/postfix/transport.db: No such file or directory");
    host.withDb("/etc/postfix/transport", "example.org", "smtp:x");
    assertThat(maps.find("example.org").failed()).isTrue();
    assertThat(host.logged.subList(1, 3))
        .containsExactly(
            "warning: hash:/etc/postfix/transport is unavailable. open database"
                + " /etc/postfix/transport.db: No such file or directory",
            "warning: hash:/etc/postfix/transport lookup error for \"example.org\"");
    assertThat(
            host.daemon().maps("transport_maps", "hash:/etc/postfix/transport").find("example.org"))
        .satisfies(answer -> assertThat(answer.value()).isEqualTo("smtp:x"));
  }

  @Test
  void anEmptyResultIsAConfigurationError() {
    host.with("/r", "/x/\n");
    assertThat(host.daemon().maps("virtual_alias_maps", "regexp:/r").find("x").failed()).isTrue();
    assertThat(host.logged)
        .containsExactly(
            "warning: regexp map /r, line 1: no replacement text: using empty string",
            "warning: virtual_alias_maps lookup of x returns an empty string result",
            "warning: virtual_alias_maps should return NO RESULT in case of NOT FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static:x | a | x",
        "static:{a b} | a | a b",
        "inline:{a=b,{c = d e}} | c | d e",
        "unionmap:{static:a,inline:{a=b}} | a | a,b",
        "unionmap:{static:a,inline:{a=b}} | z | a",
        "pipemap:{inline:{a=b},inline:{b=c}} | a | c",
        "pipemap:{inline:{a=b},inline:{x=c}} | a | ",
        "environ:x | HOME | /root",
        "cidr:{{10.0.0.0/8 ten} {2001:db8::/32 doc} {!192.0.2.0/24 other}} | 10.1.2.3 | ten",
        "cidr:{{10.0.0.0/8 ten} {2001:db8::/32 doc} {!192.0.2.0/24 other}} | 2001:db8::5 | doc",
        "cidr:{{10.0.0.0/8 ten} {2001:db8::/32 doc} {!192.0.2.0/24 other}} | 192.0.2.10 | ",
        "cidr:{{if 10.0.0.0/8} {10.1.0.0/16 a} {endif} {0.0.0.0/0 b}} | 10.2.0.1 | b",
        "regexp:{{/^(.*)@(.*)$/ $2-${1}$$}} | me@here | here-me$",
        "regexp:{{/a/!/b/ yes}} | ab | ",
        "regexp:{{/a/!/b/ yes}} | ac | yes",
        "pcre:{{/^(?<n>a+)$/ $1}} | AAA | AAA",
        "proxy:inline:{a=b} | a | ",
      })
  void typesAnswer(String spec, String key, String value) {
    Lookup lookup;
    try {
      lookup = host.daemon().open(spec).lookup(key);
    } catch (PostfixFatal e) {
      assertThat(e).hasMessage("proxymap service is not configured for table \"inline:{a=b}\"");
      return;
    }
    assertThat(lookup.failed()).isFalse();
    assertThat(lookup.value()).isEqualTo(value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nosuch:x | error: unsupported dictionary type: nosuch",
        "lmdb:x | error: unsupported dictionary type: lmdb",
        "ldap:/x | error: unsupported dictionary type: ldap",
        "unix:foo | error: unknown table: unix:foo",
        "static:{a | error: bad static:name syntax: missing '}' in \"{a\"",
        "randmap:x | error: bad syntax: \"randmap:x\"; need \"randmap:{value...}\"",
        "inline:{a} | error: missing '=' after attribute name: \"inline:{a}\"; need \"inline:{name=value...}\"",
        "inline:{} | error: bad syntax: \"inline:{}\"; need \"inline:{name=value...}\"",
        "inline:{{a}x} | error: syntax error after '}' in \"{a}x\": \"inline:{{a}x}\"; need \"inline:{name=value...}\"",
        "unionmap:{x} | error: bad syntax: \"unionmap:{x}\"; need \"unionmap:{type:name...}\"",
        "regexp:/x | error: open /x: No such file or directory",
        "texthash:/x | error: open database /x: No such file or directory",
        "socketmap:x | error: socketmap requires server:socketmap argument",
        "pcre:{{/a/ b} | error: pcre map: missing '}' in \"{{/a/ b}\"",
      })
  void whatCannotBeOpenedSaysWhy(String spec, String reason) {
    assertThat(host.daemon().open(spec).lookup("a").failed()).isTrue();
    assertThat(host.logged.get(0)).isEqualTo(reason);
  }

  @Test
  void anAddressIsAskedFromTheWholeToItsParts() {
    Maps nothing = host.daemon().maps("virtual_alias_maps", "inline:{x=y}");
    AddressFind find =
        new AddressFind(FakeHost.config("recipient_delimiter = +"), "example.com"::equals);
    assertThat(find.find(nothing, "ann+tag@example.com", AddressFind.REWRITING).tried())
        .extracting(Lookup::key)
        .containsExactly(
            "ann+tag@example.com", "ann@example.com", "ann+tag", "ann", "@example.com");
    assertThat(find.find(nothing, "ann@a.b.example.org", AddressFind.TRANSPORT).tried())
        .extracting(Lookup::key)
        .containsExactly(
            "ann@a.b.example.org", "a.b.example.org", ".b.example.org", ".example.org", ".org");
    Maps ann = host.daemon().maps("virtual_alias_maps", "inline:{ann@example.org=bob}");
    Answer answer = find.find(ann, "Ann+tag@example.org", AddressFind.REWRITING);
    assertThat(answer.value()).isEqualTo("bob");
    assertThat(answer.extension()).isEqualTo("+tag");
  }

  @Test
  void patternTablesAreAskedForWholeAddressesOnly() {
    Maps maps = host.daemon().maps("virtual_alias_maps", "regexp:{{/^@/ all}}");
    AddressFind find = new AddressFind(FakeHost.config(), domain -> false);
    assertThat(find.find(maps, "a@b", AddressFind.REWRITING).found()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.0/8 [::1]/128 192.0.2.0/24 | 192.0.2.9 | 192.0.2.0/24 | true",
        "127.0.0.0/8 [::1]/128 | ::1 | [::1]/128 | true",
        "!192.0.2.9, 192.0.2.0/24 | 192.0.2.9 | !192.0.2.9 | false",
        "192.0.2.0/24, !192.0.2.9 | 192.0.2.9 | 192.0.2.0/24 | true",
        "/nets | 10.9.9.9 | 10.0.0.0/8 | true",
        "cidr:{{10.0.0.0/8 x}} | 10.9.9.9 | cidr:{{10.0.0.0/8 x}} | true",
        ".example.net | 198.51.100.7 | .example.net | true",
        "example.com | 198.51.100.7 | '' | false",
      })
  void clientsMatchByNameOrAddress(String patterns, String address, String by, boolean yes) {
    host.with("/nets", "# ours\n10.0.0.0/8\n");
    MatchList list = host.daemon().hosts("mynetworks_of_names", patterns);
    assertThat(list.match("mx.example.net", address)).isEqualTo(new MatchList.Verdict(yes, by, ""));
  }

  @Test
  void hostBitsAreAnErrorThatIsFoundWhenAsked() {
    MatchList list = host.daemon().hosts("mynetworks", "127.0.0.1/8");
    assertThat(list.match("localhost", "10.0.0.1").error())
        .isEqualTo(
            "mynetworks: non-null host address bits in \"127.0.0.1/8\", perhaps you should use"
                + " \"127.0.0.0/8\" instead");
  }

  @Test
  void domainsMatchTheirSubdomainsWhereTheParameterSaysSo() {
    Tables tables = host.daemon();
    assertThat(tables.domains("relay_domains", "example.org").match("a.Example.ORG").matched())
        .isTrue();
    assertThat(tables.domains("mydestination", "example.org").match("a.example.org").matched())
        .isFalse();
    assertThat(tables.strings("x", "a, b, inline:{c=d}").match("c").matched()).isTrue();
    assertThatThrownBy(() -> tables.strings("mydestination", "a !"))
        .hasMessage("mydestination: no pattern after '!'");
    assertThat(tables.strings("mydestination", "a # b").match("b").matched()).isFalse();
    assertThat(host.logged)
        .containsExactly("warning: mydestination: comment at end of line is not supported: # b");
  }

  @Test
  void rulesThatMakeNoSenseAreLeftOut() {
    host.with(
        "/c", "203.0.113.66/24 A\n203.0.113.0/33 B\n300.1.1.1 C\n203.0.113.0/24\nif 10.0.0.0/8\n");
    host.daemon().open("cidr:/c");
    assertThat(host.logged)
        .containsExactly(
            "warning: cidr map /c, line 1: non-null host address bits in \"203.0.113.66/24\","
                + " perhaps you should use \"203.0.113.0/24\" instead: skipping this rule",
            "warning: cidr map /c, line 2: bad mask length in \"203.0.113.0/33\": skipping this"
                + " rule",
            "warning: cidr map /c, line 3: bad address pattern: \"300.1.1.1\": skipping this rule",
            "warning: cidr map /c, line 4: no lookup result: skipping this rule",
            "warning: cidr map /c, line 5: IF has no matching ENDIF");
    host.logged.clear();
    host.with("/p", "/y/k OK\n/^(.*)@old$/ $2@new\nfoo\n/a\n!/a(b)/ $1\nendif\n/x/ ${\n/x/ $a\n");
    host.daemon().open("pcre:/p");
    assertThat(host.logged)
        .containsExactly(
            "warning: pcre map /p, line 1: unknown regexp option \"k\": skipping this rule",
            "warning: pcre map /p, line 2: out of range replacement index \"2\": skipping this"
                + " rule",
            "warning: pcre map /p, line 3: ignoring unrecognized request",
            "warning: pcre map /p, line 4: no closing regexp delimiter \"/\": ignoring this rule",
            "warning: pcre map /p, line 5: $number found in negative match replacement text:"
                + " skipping this rule",
            "warning: pcre map /p, line 6: ignoring ENDIF without matching IF",
            "warning: truncated macro reference: \"${\"",
            "warning: pcre map /p, line 7: bad replacement syntax: skipping this rule",
            "warning: pcre map /p, line 8: non-numeric replacement index \"a\"",
            "warning: pcre map /p, line 8: bad replacement syntax: skipping this rule");
  }

  @Test
  void theTypesAreThoseOfDebian() {
    assertThat(Tables.types())
        .isEqualTo(
            List.of(
                ("btree cidr environ fail hash inline internal memcache nis pcre pipemap proxy"
                        + " randmap regexp socketmap static tcp texthash unionmap unix")
                    .split(" ")));
  }
}
