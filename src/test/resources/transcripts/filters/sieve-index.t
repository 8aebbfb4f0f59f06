# objective: 211.2
# level: 2
# title: index and the order of headers
The n-th header, from the end, and what a header test without an index sees.

  $ cd /tmp; printf 'Received: from c by d; Tue, 4 Feb 2025 12:00:00 +0000\nReceived: from b by c; Mon, 3 Feb 2025 12:00:00 +0000\nReceived: from a by b; Sun, 2 Feb 2025 12:00:00 +0000\nFrom: bob@example.com\nTo: a@example.com\nTo: b@example.com\nSubject: x\n\nbody\n' > mail
  $ try() { printf 'require ["index", "date", "relational", "comparator-i;ascii-numeric", "variables"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'header :index 1 :contains "received" "from c"'; try 'header :index 3 :contains "received" "from a"'; try 'header :index 2 :contains "received" "from a"'; try 'header :index 1 :last :contains "received" "from a"'; try 'header :last :index 2 :contains "received" "from b"'
  match
  match
  no match
  match
  match
  $ try 'address :index 2 "to" "b@example.com"'; try 'address :index 1 :last "to" "b@example.com"'; try 'header :index 4 :contains "received" "from"'; try 'date :index 1 :last "received" "day" "02"'
  match
  match
  no match
  match
  $ try 'header :count "eq" :comparator "i;ascii-numeric" "received" "3"'; try 'header :index 2 :count "eq" :comparator "i;ascii-numeric" "received" "1"'; try 'header :contains "received" "from a"'
  match
  match
  match
  $ try 'header :last :contains "received" "from a"'; try 'header :index 0 :contains "received" "x"'; try 'header :index "1" :contains "received" "x"'; try 'header :index -1 :contains "received" "x"'; try 'exists :index 1 "received"'; try 'header :index 1 :index 2 "received" "x"'
  t13: line 2: error: the :last tag for the header test cannot be specified without the :index tag.
  t13: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t14: line 2: error: the :index tag for the header test cannot be zero.
  t14: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t15: line 2: error: the :index tag for the header test requires a number as parameter, but a string was found.
  t15: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t16: line 2: error: unexpected character(s) starting with '-'.
  t16: line 2: error: expected end of command ';' or the beginning of a compound block '{', but found unknown characters.
  t16: error: parse failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t17: line 2: error: unknown tagged argument ':index' for the exists test (reported only once at first occurrence).
  t17: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t18: line 2: error: encountered duplicate :index argument for the header test.
  t18: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
