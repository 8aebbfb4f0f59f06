# objective: 211.2
# level: 3
# title: limits
Deep nesting, many actions, many variables, large loops: where Pigeonhole stops.

  $ cd /tmp; printf 'Subject: x\n\nx\n' > mail; { for i in $(seq 40); do echo 'if true {'; done; echo 'keep;'; for i in $(seq 40); do echo '}'; done; } > deep.sieve; sievec deep.sieve
  deep: line 33: error: cannot nest command blocks deeper than 32 levels.
  deep: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'deep.sieve'
  [89]
  $ { echo 'if'; for i in $(seq 40); do echo 'not '; done; echo 'true { keep; }'; } > nots.sieve; sievec nots.sieve
  nots: line 33: error: cannot nest tests deeper than 32 levels.
  nots: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'nots.sieve'
  [89]
  $ { echo 'require "fileinto";'; for i in $(seq 40); do echo "fileinto \"F$i\";"; done; } > many.sieve; su alice -c 'sieve-test many.sieve mail' 2>&1 | grep -v '^$'
  many: line 34: error: total number of actions exceeds policy limit (33 > 32).
  sieve-test(alice): Info: final result: failed; resolved with successful implicit keep
  $ { echo 'require "variables";'; for i in $(seq 260); do echo "set \"v$i\" \"x\";"; done; } > vars.sieve; sievec vars.sieve 2>&1 | head -2
  vars: line 257: error: (implicit) declaration of new variable 'v256' exceeds the limit (max variables: 255).
  vars: error: validation failed.
  $ printf 'require "variables";\nset "a" "0123456789012345678901234567890123456789012345678901234567890123456789";\nset "a" "${a}${a}${a}${a}${a}${a}${a}${a}";\nset "a" "${a}${a}${a}${a}${a}${a}${a}${a}";\nset :length "b" "${a}";\nif string "${b}" "4096" { discard; }\n' > big.sieve; su alice -c 'sieve-test big.sieve mail' 2>&1 | grep -E 'disc|rror'
   * discard
  $ { printf 'keep "'; head -c 1100000 /dev/zero | tr '\0' x; printf '";\n'; } > huge.sieve; sievec huge.sieve 2>&1 | cut -c1-200
  huge: error: sieve script is too large (max 1048576 bytes).
  huge: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'huge.sieve'
