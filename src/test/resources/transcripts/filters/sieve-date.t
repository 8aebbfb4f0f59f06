# objective: 211.2
# level: 3
# title: date and currentdate
The parts of a date, zones, the date of a header, and the date now.

  $ cd /tmp; printf 'From: bob@example.com\nDate: Mon, 3 Feb 2025 10:30:05 +0100\nReceived: from a by b; Tue, 4 Feb 2025 23:59:59 -0500\nSubject: x\n\nbody\n' > mail; printf 'From: bob@example.com\nSubject: x\n\nbody\n' > nodate
  $ try() { printf 'require ["date", "relational", "comparator-i;ascii-numeric", "index"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'date "date" "year" "2025"'; try 'date "date" "month" "02"'; try 'date "date" "day" "03"'; try 'date "date" "date" "2025-02-03"'; try 'date "date" "weekday" "1"'
  match
  match
  match
  match
  match
  $ try 'date "date" "hour" "10"'; try 'date :originalzone "date" "hour" "10"'; try 'date :zone "+0000" "date" "hour" "09"'; try 'date :zone "+0530" "date" "minute" "00"'; try 'date :zone "-0500" "date" "time" "04:30:05"'
  no match
  match
  match
  match
  match
  $ try 'date :originalzone "date" "zone" "+0100"'; try 'date "date" "std11" "Mon, 03 Feb 2025 10:30:05 +0100"'; try 'date :originalzone "date" "iso8601" "2025-02-03T10:30:05+01:00"'; try 'date "date" "julian" "60709"'; try 'date "date" "second" "05"'
  match
  no match
  match
  match
  match
  $ try 'date :index 1 "received" "date" "2025-02-05"'; try 'date :originalzone "received" "date" "2025-02-04"'; try 'date "resent-date" "year" "2025"'
  match
  match
  no match
  $ try 'date :value "ge" "date" "hour" "09"'; try 'date :value "lt" :comparator "i;ascii-numeric" "date" "day" "10"'
  match
  match
  $ try 'currentdate :value "ge" "year" "2024"'; try 'currentdate :value "gt" "date" "2024-01-01"'; try 'currentdate :matches "time" "??:??:??"'; try 'currentdate "zone" "+0000"'; try 'currentdate :zone "+0200" "zone" "+0200"'
  match
  match
  match
  match
  match
  $ try 'date "date" "century" "20"'; try 'date :zone "x" "date" "year" "2025"'; try 'date :zone "+0100" :originalzone "date" "year" "2025"'; try 'currentdate :originalzone "year" "2025"'; try 'date "date" "2025"'
  no match
  match
  t28: line 2: error: encountered duplicate :originalzone argument for the date test.
  t28: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t29: line 2: error: unknown tagged argument ':originalzone' for the currentdate test (reported only once at first occurrence).
  t29: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t30: line 2: error: the date test requires 3 positional argument(s), but 2 is/are specified.
  t30: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ printf 'if currentdate "year" "2025" { discard; }\n' > n.sieve; sievec n.sieve; printf 'require "date";\nif date "date" "year" "2025" { discard; } else { stop; }\n' > m.sieve; su alice -c 'sieve-test m.sieve nodate' 2>&1 | grep -v '^$'
  n: line 1: error: unknown test 'currentdate' (only reported once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  Performed actions:
    (none)
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
