# objective: 211.2
# level: 1
# title: from how many points on
required_score, its old name, report_safe and rewrite_header in local.cf; --lint before the restart.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'; m() { printf "From: bob@example.com\nTo: alice@example.com\nSubject: hello\nDate: $(date -R)\nMessage-ID: <12345678901@example.com>\n\n$words\n"; }; s() { m | spamassassin -L 2>&1; }; cf() { printf "$1\nheader LOCAL Subject =~ /hello/\nscore LOCAL 3\n" > /etc/spamassassin/local.cf; spamassassin --lint 2>&1 | sed 's/^.*\] warn/warn/'; s | grep -E '^(Subject|X-Spam-(Status|Flag|Level|Prev-Subject))' | cut -c1-60; }
  $ cf 'required_score 5'; cf 'required_score 3'; cf 'required_score 3.1'; cf 'required_hits 2'; cf 'required_hits 2\nrequired_score 4'; cf 'required_score 2.5\nrewrite_header Subject *****SPAM*****\nreport_safe 0'
  X-Spam-Level: **
  X-Spam-Status: No, score=3.0 required=5.0 tests=LOCAL,NO_REC
  Subject: hello
  X-Spam-Level: **
  X-Spam-Status: No, score=2.9 required=3.0 tests=LOCAL,NO_REC
  Subject: hello
  X-Spam-Level: **
  X-Spam-Status: No, score=3.0 required=3.1 tests=LOCAL,NO_REC
  Subject: hello
  Subject: hello
  X-Spam-Flag: YES
  X-Spam-Level: **
  X-Spam-Status: Yes, score=3.0 required=2.0 tests=LOCAL,NO_RE
  Subject: hello
  X-Spam-Level: **
  X-Spam-Status: No, score=3.0 required=4.0 tests=LOCAL,NO_REC
  Subject: hello
  X-Spam-Flag: YES
  X-Spam-Level: **
  X-Spam-Status: Yes, score=3.0 required=2.5 tests=LOCAL,NO_RE
  Subject: *****SPAM***** hello
  X-Spam-Prev-Subject: hello
