package io.chapar.host.crypt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes that crypt(3) of Debian 12 made. */
class CryptTest {
  @ParameterizedTest
  @CsvSource({
    "secret, $2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a",
    "x, $2b$04$......................8QPuF36SqwZ1d9QO3taNcRXHOtLxpvS",
    "secret, $1$abcdefgh$cHJi5PXp/ki/ktXzqlk6I1",
    "secret, $5$saltstring$C3o4O1TC6aRHF4FI.QSZMXtHbaj2gSXr4sUc/3NcUi.",
    "secret, $6$saltsaltsaltsalt$ph0yGsyjzqdeFaon7.gJZo8eAG5/rj9/JdzOu1Rl7dKzBYg3xgvl7T2VQ2Rt81bc5AXkdA54r0p8QvC1omD6R1",
    "secret, $5$rounds=1234$xyz$1QhluPkTS9JnjigYlANRs2rndEVelbmQZMTI.KV8Yg1",
    "secret, $6$rounds=1000$q$5FbgLcMsuBd3Dhn66V8Cp4y/i1PqOM5iJR9P5OsQDb5UxPC3Mw44oEZFDbGlFPoA3scs0AaiyG8mqs.tRGgm40",
    "alice-secret, $1$abcdefgh$e2txmAdiclISVWvtwp3IF/",
    "alice-secret, $5$saltstring$hP7t/nMMj1Q1RMqacf9EucqPQydrpBV6Mtyvf2Dl67/",
    "alice-secret, $6$saltsaltsaltsalt$Ythzm.kiEjSQ77f5gY8R2ZB0jgDBICJ/.9RMkfQKfGv1TpAUy5qRrVtRD2PJLHJLENhp8iNWXBra6BWd6A9Nd0",
    "alice-secret, $5$rounds=1234$xyz$OBqAUoFsiC2nOWCuPJvewSVmXzH4vrqaBpOHv76JLBD",
    "alice-secret, $6$rounds=1000$q$MtPrZoEQeLZEQ1I3ohwJldG/Bk7Sw2S9yczAk1pNXlCf1b1zY8UhGyD16YomQqmlZm4NEx3TRPfjStsV4z.mw.",
    "a, $1$abcdefgh$jUYc1Xi7pkozuzWQ0Dft71",
    "a, $5$saltstring$7cz4bTeQ7MnNssphNhFVrITtuJYY/1tdvLL2uzLvOk8",
    "a, $6$saltsaltsaltsalt$DP7RKwIAffNVkse07h81vGJPWDF76gNeAC4uPJCCkFWHLPik.W93LLqJrcFH.34lltMy/1Fnyp4XpnITscBtA.",
    "a, $5$rounds=1234$xyz$5LeJRzyqlyPvrsVAGUC6lSt2dkPiHqkOMkCey2VjE/1",
    "a, $6$rounds=1000$q$MOiOif1dTTLPGLGt3pyE0Ys5YSZmqSXMq2/w45l2AW0ySZTOskjJEzeXtpe7QSdDtIr07WM8pxRmFJn6WmfRT/",
    "ä long password longer than sixty-four bytes to see what the stretching does with it, $6$abc$X2LLcivoiwvWPJQqcoqnGnEfkboQnyRNvwXlDuU1v0fK6VHvchxHEEtmRASLqmwOWs2ebn6dgR/DbVS0N2qT7."
  })
  void agreesWithLibxcrypt(String password, String hash) {
    assertThat(Crypt.hash(password, hash)).isEqualTo(hash);
    assertThat(Crypt.matches(password, hash)).isTrue();
    assertThat(Crypt.matches(password + "x", hash)).isFalse();
  }
}
