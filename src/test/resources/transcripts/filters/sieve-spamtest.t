# objective: 211.2
# level: 3
# title: spamtest and virustest
What the scores of a spam scanner are to a script: settings for headers, regexps, texts.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_extensions = +spamtest +spamtestplus +virustest\n  sieve_spamtest_status_type = score\n  sieve_spamtest_status_header = X-Spam-Score: (-?[[:digit:]]+\\.[[:digit:]])\n  sieve_spamtest_max_value = 5.0\n  sieve_virustest_status_type = text\n  sieve_virustest_status_header = X-Virus-Scan: Found to be (.+)\n  sieve_virustest_text_value1 = clean\n  sieve_virustest_text_value5 = infected\n}\n' > /etc/dovecot/local.conf; dovecot
  $ cd /tmp; m() { printf "From: bob@example.com\nSubject: x\nX-Spam-Score: $1\nX-Virus-Scan: Found to be $2\n\nx\n" > mail; }; try() { printf 'require ["%s", "relational", "comparator-i;ascii-numeric"];\nif %s {\n  discard;\n}\n' "$1" "$2" > t$((++n)).sieve; su alice -c "sieve-test t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }; cat /etc/dovecot/local.conf | grep test_
    sieve_spamtest_status_type = score
    sieve_spamtest_status_header = X-Spam-Score: (-?[[:digit:]]+\.[[:digit:]])
    sieve_spamtest_max_value = 5.0
    sieve_virustest_status_type = text
    sieve_virustest_status_header = X-Virus-Scan: Found to be (.+)
    sieve_virustest_text_value1 = clean
    sieve_virustest_text_value5 = infected
  $ m 2.5 clean; for v in 0 1 3 5 6 7 10; do echo $v $(try spamtest "spamtest :value \"ge\" :comparator \"i;ascii-numeric\" \"$v\""); done
  0 match
  1 match
  3 match
  5 match
  6 no match
  7 no match
  10 no match
  $ m 9.9 infected; try spamtest 'spamtest :is "10"'; try virustest 'virustest :is "5"'; try virustest 'virustest :value "gt" :comparator "i;ascii-numeric" "1"'; m -1.0 clean; try spamtest 'spamtest :is "1"'; try virustest 'virustest "1"'
  match
  match
  match
  match
  match
  $ m x y; try spamtest 'spamtest :is "0"'; try virustest 'virustest :is "0"'; printf 'Subject: x\n\nx\n' > mail; try spamtest 'spamtest :is "0"'; try spamtest 'spamtest :count "eq" :comparator "i;ascii-numeric" "0"'
  match
  match
  match
  no match
  $ m 2.5 clean; try spamtestplus 'spamtest :percent :is "50"'; try spamtestplus 'spamtest :percent :value "ge" :comparator "i;ascii-numeric" "40"'; try spamtest 'spamtest :percent :is "50"'
  match
  match
  t12: line 2: error: the spamtest test only accepts the :percent argument when the spamtestplus extension is active.
  t12: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ sed -i 's/sieve_spamtest_max_value.*/sieve_spamtest_max_header = X-Spam-Score: [^ ]+ of ([0-9.]+)/; s/(-?/(-?/' /etc/dovecot/local.conf; m '2.5 of 10.0' clean; try spamtest 'spamtest :is "3"'; sed -i '/sieve_spamtest_max/d' /etc/dovecot/local.conf; try spamtest 'spamtest :is "3"'; sed -i 's/status_type = score/status_type = nonsense/' /etc/dovecot/local.conf; try spamtest 'spamtest :is "3"'
  match
  no match
  no match
  $ printf 'sieve_spamtest_status_type = yesno\n'; sed -i 's/status_type = nonsense/status_type = text/; s/^  sieve_spamtest_status_header.*/  sieve_spamtest_status_header = X-Spam-Flag: (.*)\n  sieve_spamtest_text_value10 = YES\n  sieve_spamtest_text_value1 = NO/' /etc/dovecot/local.conf; printf 'Subject: x\nX-Spam-Flag: YES\n\nx\n' > mail; try spamtest 'spamtest "10"'; sed -i s/YES/NO/ mail; try spamtest 'spamtest "1"'
  sieve_spamtest_status_type = yesno
  match
  match
