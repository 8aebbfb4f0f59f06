# objective: 211.2
# level: 2
# title: dates and the index of a header
date and currentdate by parts and zones, header :index and :last.

  $ cd /tmp; printf 'Received: from c by d; Tue, 03 Nov 2026 12:00:00 +0000\nReceived: from a by b; Mon, 02 Nov 2026 23:30:00 +0200\nDate: Mon, 02 Nov 2026 23:30:00 +0200\nSubject: x\n\nx\n' > mail
  $ t() { printf 'require ["date","relational","index","variables","fileinto"];\nif %s { fileinto "yes"; } else { fileinto "no"; }\n' "$1" > t.sieve; su alice -c 'sieve-test t.sieve mail' 2>&1 | grep -E 'folder|rror' | head -3; }
  $ t 'date :zone "+0000" "date" "hour" "21"'; t 'date :originalzone "date" "hour" "23"'; t 'date "date" "weekday" "1"'; t 'date :originalzone "date" "iso8601" "2026-11-02T23:30:00+02:00"'; t 'date :originalzone "date" "std11" "Mon, 02 Nov 2026 23:30:00 +0200"'
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
  $ t 'date :originalzone "date" "date" "2026-11-02"'; t 'date :originalzone "date" "julian" "61346"'; t 'date :originalzone "date" "zone" "+0200"'; t 'date :value "ge" "date" "year" "2026"'; t 'date :zone "+2500" "date" "hour" "1"'; t 'date "date" "nosuch" "1"'
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: no
   * store message in folder: no
  $ t 'date :index 1 "received" "day" "03"'; t 'date :originalzone :index 1 :last "received" "day" "02"'; t 'header :index 2 :contains "received" "from a"'; t 'header :index 0 "received" "x"'; t 'header :last "received" "x"'
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
  t: line 2: error: the :index tag for the header test cannot be zero.
  t: error: validation failed.
  t: line 2: error: the :last tag for the header test cannot be specified without the :index tag.
  t: error: validation failed.
  $ t 'currentdate :value "gt" "year" "2020"'; t 'currentdate :originalzone "year" "2020"'; t 'date :zone "+0100" :originalzone "date" "hour" "1"'; t 'date "subject" "hour" "1"'
   * store message in folder: yes
  t: line 2: error: unknown tagged argument ':originalzone' for the currentdate test (reported only once at first occurrence).
  t: error: validation failed.
  t: line 2: error: encountered duplicate :originalzone argument for the date test.
  t: error: validation failed.
   * store message in folder: no
