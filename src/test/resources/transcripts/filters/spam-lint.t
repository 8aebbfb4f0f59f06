# objective: 211.2
# level: 2
# title: spamassassin --lint
Mistakes in local.cf and what the check of it says; without it they pass in silence.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; lint() { printf "$1\n" > /etc/spamassassin/local.cf; spamassassin --lint 2>&1 | sed 's/^.*\] warn/warn/'; echo "[${PIPESTATUS[0]}]"; }
  $ lint 'required_hits 3'; lint 'required_score abc'; lint 'required_scroe 3'; lint 'report_safe 5'; lint 'report_safe'; lint 'required_score 3.5 # a comment'
  [0]
  warn: config: invalid 'required_score' value in /etc/spamassassin/local.cf (line 1): required_score abc
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: failed to parse line in /etc/spamassassin/local.cf (line 1): required_scroe 3
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: invalid 'report_safe' value in /etc/spamassassin/local.cf (line 1): report_safe 5
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: missing 'report_safe' value in /etc/spamassassin/local.cf (line 1): report_safe
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
  $ lint 'header FOO Subject =~ /foo/\nscore FOO 1\ndescribe FOO A foo'; lint 'header FOO Subject = foo'; lint 'body FOO /foo'; lint 'body 1X /z/'; lint 'describe FOO'
  [0]
  warn: config: invalid head test FOO: Subject = foo
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: invalid regexp for FOO '/foo': invalid end delimiter/mods
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: error: rule '1X' has invalid characters (not Alphanumeric + Underscore + starting with a non-digit)
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: missing 'describe' value in /etc/spamassassin/local.cf (line 1): describe FOO
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  $ lint 'score NOSUCH 3'; lint 'body FOO /foo/\nscore FOO xyz'; lint 'body FOO /foo/\nscore FOO 1 2'; lint 'body FOO /foo/\nscore FOO 1 2 3 4'
  [0]
  warn: config: invalid 'score' value in /etc/spamassassin/local.cf (line 2): score FOO xyz
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: missing 'score' value in /etc/spamassassin/local.cf (line 2): score FOO 1 2
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
  $ lint 'meta FOO BAR && BAZ\nscore FOO 2'; lint 'meta FOO (BAR'; lint 'meta FOO BAR ||'; lint 'meta FOO (BAR + BAZ > 1)'
  [0]
  warn: config: invalid expression for rule FOO: "(BAR": syntax error
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: invalid expression for rule FOO: "BAR ||": syntax error
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
