# objective: 211.2
# level: 3
# title: encoded characters and headers
encoded-character, headers in UTF-8 and in encoded words, other charsets.

  $ cd /tmp; printf 'From: =?UTF-8?Q?B=C3=B6b?= <bob@example.com>\nSubject: =?iso-8859-1?Q?Gr=FC=DFe_aus_K=F6ln?=\nX-Raw: Grüße\nX-Folded: one\n two\n\tthree\n\nbody\n' > mail
  $ try() { printf 'require ["encoded-character", "variables", "fileinto"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'header :contains "subject" "Grüße"'; try 'header :is "subject" "Grüße aus Köln"'; try 'header :contains "subject" "GRÜSSE"'; try 'header :contains "subject" "iso-8859"'; try 'header :contains "x-raw" "üß"'
  match
  match
  no match
  no match
  match
  $ try 'header :contains "subject" "Gr${unicode:fc}${unicode:df}e"'; try 'header :contains "subject" "K${hex:c3 b6}ln"'; try 'header :contains "subject" "${unicode:004b f6 6c 6e}"'; try 'header :contains "from" "Böb"'
  match
  match
  match
  match
  $ try 'header :is "x-folded" "one two three"'; try 'header :contains "x-folded" "two	three"'; try 'header :matches "subject" "Gr??e*"'; try 'header :matches "subject" "Gr????e*"'
  match
  no match
  match
  match
  $ try 'header "subject" "${unicode:110000}"'; try 'header "subject" "${unicode:d800}"'; try 'header "subject" "${hex:zz}"'; try 'header "subject" "${unicode:}"'; try 'header "subject" "${hex:4}"'
  t14: line 2: error: invalid unicode character 0x00110000 in encoded character substitution.
  t14: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t15: line 2: error: invalid unicode character 0x0000d800 in encoded character substitution.
  t15: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  no match
  no match
  no match
  $ printf 'require ["fileinto","variables","encoded-character"];\nif header :matches "subject" "*" { fileinto "${1}"; }\nfileinto "${unicode:263a}${hex: 41 }";\n' > f.sieve; su alice -c 'sieve-test f.sieve mail' 2>&1 | grep ' \* '
   * store message in folder: Grüße aus Köln
   * store message in folder: ☺A
  $ printf 'require "fileinto";\nfileinto "${unicode:263a}";\n' > g.sieve; su alice -c 'sieve-test g.sieve mail' 2>&1 | grep ' \* '; printf 'require "fileinto";\nfileinto text:\nmulti\n..dot\n.\n;\n' > h.sieve; su alice -c 'sieve-test h.sieve mail' 2>&1 | grep -v '^$'; printf 'keep; # caf\xe9\n' > i.sieve; sievec i.sieve && echo fine; printf 'require "fileinto"; fileinto "caf\xe9";\n' > j.sieve; sievec j.sieve
   * store message in folder: ${unicode:263a}
  Performed actions:
   * store message in folder: multi??.dot??
  Implicit keep:
    (none)
  sieve-test(alice): Info: final result: success
  fine
  j: line 1: error: fileinto command: invalid folder name `caf...' specified: invalid utf-8.
  j: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'j.sieve'
  [89]
