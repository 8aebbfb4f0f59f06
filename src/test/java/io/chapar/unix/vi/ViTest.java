package io.chapar.unix.vi;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.transcript.TestHost;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys typed, the file that comes of them. \e is the escape key, \n Enter. */
class ViTest {
  /** A terminal whose keyboard was typed on before, and whose screen is remembered. */
  private static final class Typed implements Terminal, Channel {
    private final byte[] keys;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private int at;
    private boolean raw;

    Typed(String keys) {
      this.keys = keys.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == keys.length) {
        return -1;
      }
      into[offset] = keys[at++];
      return 1;
    }

    @Override
    public boolean readable() {
      return at > 0
          && keys[at - 1] == 27
          && at < keys.length
          && (keys[at] == '[' || keys[at] == 'O');
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      screen.write(from, offset, length);
    }

    @Override
    public void close() {}

    @Override
    public boolean terminal() {
      return true;
    }

    @Override
    public Channel channel() {
      return this;
    }

    @Override
    public String name() {
      return "/dev/pts/0";
    }

    @Override
    public int columns() {
      return 80;
    }

    @Override
    public int rows() {
      return 24;
    }

    @Override
    public void raw(boolean on) {
      raw = on;
    }

    @Override
    public void echo(boolean on) {}
  }

  private static String keys(String text) {
    return text.replace("\\e", "\033").replace("\\n", "\n").replace("^R", "\022");
  }

  /**
   * Edits a file as {@code user}; the file afterwards, or what the screen shows last where {@code
   * screen}.
   */
  private static String edit(String user, String content, String typed, boolean screen)
      throws Exception {
    try (TestHost host = new TestHost()) {
      host.world().mail().root().write("/tmp/f", content, 0644);
      Typed terminal = new Typed(keys(typed));
      host.world()
          .scheduler()
          .call(
              "vi",
              () -> {
                Process process =
                    Objects.requireNonNull(host.world().session(user, List.of("vi", "/tmp/f")));
                process.terminal(terminal);
                process.attach(0, terminal);
                process.attach(1, terminal);
                return process.run(Vi::run);
              });
      assertThat(terminal.raw).isFalse();
      return screen
          ? terminal.screen.toString(StandardCharsets.UTF_8)
          : host.world().mail().root().text("/tmp/f");
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // text | keys | text afterwards; every line ends with \n
        "one two\\n | ihello \\e:wq\\n | hello one two\\n",
        "one two\\n | Aend\\e:wq\\n | one twoend\\n",
        "a\\nb\\n | onew\\e:wq\\n | a\\nnew\\nb\\n",
        "a\\nb\\n | jOnew\\e:x\\n | a\\nnew\\nb\\n",
        "one two three\\n | dwZZ | two three\\n",
        "one two three\\n | 2dwZZ | three\\n",
        "one two three\\n | wd2wA.\\eZZ | one .\\n",
        "one two three\\n | cwuno\\eZZ | uno two three\\n",
        "one two\\n | $xZZ | one tw\\n",
        "one two\\n | wDA.\\eZZ | one .\\n",
        "a\\nb\\nc\\n | ddpZZ | b\\na\\nc\\n",
        "a\\nb\\nc\\n | 2ddZZ | c\\n",
        "a\\nb\\nc\\n | yyGpZZ | a\\nb\\nc\\na\\n",
        "a\\nb\\nc\\n | dGZZ | ``",
        "a\\nb\\n | JZZ | a b\\n",
        "abc\\n | rxZZ | xbc\\n",
        "abc\\n | 2rxZZ | xxc\\n",
        "abc\\n | ~ZZ | Abc\\n",
        "abc\\n | xpZZ | bac\\n",
        "a b c\\n | dwu:wq\\n | a b c\\n",
        "a b c\\n | dwu^RZZ | b c\\n",
        "a b c d\\n | dw.ZZ | c d\\n",
        "a\\nb\\n | Ax\\ej.ZZ | ax\\nbx\\n",
        "a(b[c]d)e\\n | f(d%ZZ | ae\\n",
        "a,b,c\\n | f,;xZZ | a,bc\\n",
        "a,b,c\\n | t,xZZ | ,b,c\\n",
        "a\\nfoo\\nb\\nfoo\\n | /foo\\nnddZZ | a\\nfoo\\nb\\n",
        "a\\nfoo\\nb\\n | G?foo\\nxZZ | a\\noo\\nb\\n",
        "x = 1\\nx = 2\\n | :%s/x/y/\\n:wq\\n | y = 1\\ny = 2\\n",
        "a a a\\n | :s/a/b/g\\n:wq\\n | b b b\\n",
        "#port = 1\\n | :1s/^#\\(p.*\\) = /\\1=/\\n:x\\n | port=1\\n",
        "/etc/a\\n | :s#/etc#/var#\\nZZ | /var/a\\n",
        "a\\nb\\nc\\nd\\n | :2,3d\\n:wq\\n | a\\nd\\n",
        "a\\nb\\nc\\n | :$d\\nZZ | a\\nb\\n",
        "a\\nb\\nc\\n | :1m$\\nZZ | b\\nc\\na\\n",
        "a\\nb\\n | :1t.\\nZZ | a\\na\\nb\\n",
        "#a\\nb\\n#c\\n | :g/^#/d\\nZZ | b\\n",
        "a\\n | ix\\e:q!\\n | a\\n",
        "a\\nb\\n | >>:wq\\n | \\ta\\nb\\n",
        "one two\\n | \"aywP$\"apA.\\eZZ | one one twoone .\\n",
        "a b\\n | ix\\e[Cy\\eZZ | xay b\\n",
        "سلام دنیا\\n | wdwaجهان\\eZZ | سلام جهان\\n",
        "a\\nb\\nc\\nd\\n | 3GxZZ | a\\nb\\n\\nd\\n",
        "a\\nb\\n\\nc\\n | d}ZZ | \\nc\\n",
        "one two\\n | wixy\\e0RAB\\eZZ | ABe xytwo\\n",
      })
  void aCommandDoesWhatFingersExpect(String before, String typed, String after) throws Exception {
    String text = before.replace("\\n", "\n");
    assertThat(edit("root", text, typed, false))
        .isEqualTo(after.replace("\\n", "\n").replace("\\t", "\t"));
  }

  @Test
  void whatViSaysIsToldInTheLastLine() throws Exception {
    assertThat(edit("root", "a\n", ":q!\n", true)).contains("\"/tmp/f\" 1L, 2B");
    assertThat(edit("root", "a\n", "x:q\n:q!\n", true))
        .contains("E37: No write since last change (add ! to override)");
    assertThat(edit("root", "a\n", ":frob\n:q!\n", true))
        .contains("E492: Not an editor command: frob");
    assertThat(edit("root", "a\n", "/zzz\n:q!\n", true)).contains("E486: Pattern not found: zzz");
    assertThat(edit("root", "a\n", ":set nu\n:q!\n", true)).contains("      1 a");
    assertThat(edit("root", "a\n", "ib\033:w\n:q\n", true))
        .contains("-- INSERT --", "\"/tmp/f\" 1L, 3B written");
  }

  @Test
  void whoMayNotWriteIsTold() throws Exception {
    assertThat(edit("alice", "a\n", "x:w\n:q!\n", true))
        .contains("[readonly]", "E45: 'readonly' option is set");
    assertThat(edit("alice", "a\n", "x:w!\n:q!\n", true))
        .contains("E212: Can't open file for writing");
  }

  @Test
  void savingKeepsOwnerAndMode() throws Exception {
    try (TestHost host = new TestHost()) {
      var root = host.world().mail().root();
      root.write("/tmp/f", "a\n", 0600);
      root.chown("/tmp/f", 1000, 1000, false);
      Typed terminal = new Typed("x:wq\n");
      host.world()
          .scheduler()
          .call(
              "vi",
              () -> {
                Process process =
                    Objects.requireNonNull(host.world().session("root", List.of("vi", "/tmp/f")));
                process.terminal(terminal);
                process.attach(0, terminal);
                process.attach(1, terminal);
                return process.run(Vi::run);
              });
      assertThat(root.text("/tmp/f")).isEqualTo("\n");
      assertThat(root.stat("/tmp/f").mode()).isEqualTo(0600);
      assertThat(root.stat("/tmp/f").uid()).isEqualTo(1000);
    }
  }
}
