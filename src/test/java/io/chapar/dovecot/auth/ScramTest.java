package io.chapar.dovecot.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.text.Utf8;
import org.junit.jupiter.api.Test;

/** The keys of SCRAM, held against the conversations that the RFCs print. */
class ScramTest {
  private static void conversation(
      String hash, String salt, String nonces, String client, String proof, String signature) {
    ScramKeys keys = ScramKeys.of(hash, "pencil", ScramKeys.decoded(salt), 4096);
    byte[] message =
        Utf8.encode(
            "n=user,r=" + client + ",r=" + nonces + ",s=" + salt + ",i=4096,c=biws,r=" + nonces);
    assertThat(keys.proves(ScramKeys.decoded(proof), message)).isTrue();
    assertThat(keys.proves(new byte[ScramKeys.decoded(proof).length], message)).isFalse();
    assertThat(keys.proves(new byte[0], message)).isFalse();
    assertThat(keys.signature(message)).isEqualTo(signature);
  }

  @Test
  void theConversationOfRfc5802() {
    conversation(
        "SHA-1",
        "QSXCR+Q6sek8bf92",
        "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j",
        "fyko+d2lbbFgONRv9qkxdawL",
        "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "rmF9pqV8S7suAoZWja4dJRkFsKQ=");
  }

  @Test
  void theConversationOfRfc7677() {
    conversation(
        "SHA-256",
        "W22ZaJ0SNY7soEsUEjb6gQ==",
        "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
        "rOprNGfwEbeRWgbNEkqO",
        "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  }

  @Test
  void whatIsKeptCanBeReadAgain() throws Exception {
    ScramKeys keys = ScramKeys.of("SHA-256", "", new byte[16], 4096);
    assertThat(ScramKeys.read("SHA-256", keys.text()).match("")).isTrue();
    assertThat(ScramKeys.read("SHA-256", keys.text()).match("x")).isFalse();
    assertThatThrownBy(() -> ScramKeys.read("SHA-256", "99999999999,a,b,c"))
        .hasMessage("Invalid SCRAM-SHA-256 iteration count in passdb");
    assertThatThrownBy(() -> ScramKeys.read("SHA-1", "x"))
        .hasMessage("Invalid SCRAM-SHA-1 passdb entry format");
  }
}
