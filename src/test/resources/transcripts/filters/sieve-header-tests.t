# objective: 211.2
# level: 2
# title: header, exists and the match types
Several headers and keys, :is :contains :matches, wildcards and their escapes, empty values.

  $ cd /tmp; printf 'From: bob@example.com\nTo: a@example.com\nSubject:   Hello   World  \nX-Empty:\nX-Star: a*b\nX-Tab: a\tb\nX-Dup: one\nX-Dup: two\n\nbody\n' > mail
  $ try() { printf 'require ["variables", "relational"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'header :is "subject" "Hello   World"'; try 'header :is "subject" "hello world"'; try 'header "subject" "HELLO   WORLD"'; try 'header :contains "subject" "   "'; try 'header :contains "subject" ""'
  match
  no match
  match
  match
  match
  $ try 'header :is "x-empty" ""'; try 'exists "x-empty"'; try 'header :contains "x-none" ""'; try 'header :is "x-none" ""'; try 'header :matches "x-none" "*"'; try 'header :matches "x-empty" "*"'
  match
  match
  no match
  no match
  no match
  match
  $ try 'header :matches "subject" "Hello*"'; try 'header :matches "subject" "*World"'; try 'header :matches "subject" "*   *"'; try 'header :matches "subject" "?ello*"'; try 'header :matches "subject" "*o*o*"'; try 'header :matches "subject" "*o*o*o*"'
  match
  match
  match
  match
  match
  no match
  $ try 'header :matches "x-star" "a\\*b"'; try 'header :matches "x-star" "a\\?b"'; try 'header :matches "x-star" "a?b"'; try 'header :matches "x-star" "*\\**"'; try 'header :is "x-tab" "a	b"'; try 'header :is "x-tab" "a b"'
  match
  no match
  match
  match
  match
  no match
  $ try 'header :is "x-dup" "two"'; try 'header :is ["x-none", "x-dup"] ["three", "one"]'; try 'header :contains ["to", "from"] ["bob", "carol"]'; try 'exists ["to", "x-dup"]'; try 'exists "X-DUP"'; try 'header :is "X DUP" "one"'
  match
  match
  match
  match
  match
  no match
  $ try 'header :is "from:" "x"'; try 'exists ""'; try 'exists []'; try 'header :is "" "x"'; try 'header :matches "subject" ["x*", "*d"]'; try 'not exists "subject"'; try 'string "a" "a"'
  no match
  no match
  t32: line 2: error: expecting string after '[' in string list, but found ']'.
  t32: error: parse failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  no match
  match
  no match
  match
