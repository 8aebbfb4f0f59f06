# objective: 211.2
# level: 2
# title: comparing and counting
relational with numbers and texts, :count of headers and recipients, the comparators.

  $ cd /tmp; printf 'From: bob@example.com\nTo: a@example.com, b@example.com, c@example.com\nCc: d@example.com\nX-Spam-Score: 7.5\nX-Level: 12\nX-Priority: 1\nSubject: Re: Hello\n\nbody\n' > mail
  $ try() { printf 'require ["relational", "comparator-i;ascii-numeric"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'header :value "ge" :comparator "i;ascii-numeric" "x-spam-score" "5"'; try 'header :value "gt" :comparator "i;ascii-numeric" "x-level" "9"'; try 'header :value "gt" "x-level" "9"'; try 'header :value "eq" :comparator "i;ascii-numeric" "x-level" "012"'
  match
  match
  no match
  match
  $ try 'address :count "eq" :comparator "i;ascii-numeric" ["to", "cc"] "4"'; try 'address :count "gt" :comparator "i;ascii-numeric" "to" "3"'; try 'header :count "eq" :comparator "i;ascii-numeric" ["to","cc"] "2"'; try 'header :count "lt" "x-none" "1"'
  match
  no match
  match
  match
  $ try 'header :value "ne" "subject" "re: hello"'; try 'header :value "lt" "subject" "s"'; try 'header :value "le" :comparator "i;octet" "subject" "re"'; try 'header :comparator "i;octet" :is "subject" "re: hello"'
  no match
  match
  match
  no match
  $ try 'header :value "xx" "subject" "s"'; try 'header :value "subject" "s"'; try 'header :count "eq" :is "subject" "s"'; try 'header :comparator "i;nothing" "subject" "s"'
  t13: line 2: error: the :value match-type requires a constant string argument being one of "gt", "ge", "lt", "le", "eq" or "ne", but "xx" was found.
  t13: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t14: line 2: error: the :value match-type requires a constant string argument being one of "gt", "ge", "lt", "le", "eq" or "ne", but "subject" was found.
  t14: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t15: line 2: error: encountered duplicate MATCH-TYPE argument (:is) for the header test.
  t15: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t16: line 2: error: unknown comparator 'i;nothing'.
  t16: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ try 'header :comparator "i;ascii-numeric" :contains "x-level" "1"'; try 'header :comparator "i;ascii-numeric" :is "x-level" "12"'; try 'header :comparator "i;ascii-numeric" :is "subject" "hello"'
  t17: line 2: error: the specified i;ascii-numeric comparator does not support sub-string matching as required by the :contains match type.
  t17: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  match
  match
  $ printf 'if header :value "ge" "x" "1" { discard; }\n' > n.sieve; sievec n.sieve; printf 'require "relational";\nif header :value "ge" :comparator "i;ascii-numeric" "x" "1" { discard; }\n' > m.sieve; sievec m.sieve
  n: line 1: error: unknown tagged argument ':value' for the header test (reported only once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  m: line 2: error: unknown comparator 'i;ascii-numeric'.
  m: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'm.sieve'
  [89]
