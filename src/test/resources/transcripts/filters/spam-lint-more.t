# objective: 211.2
# level: 3
# title: spamassassin --lint: lists, conditions, names
More mistakes in local.cf.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; lint() { printf "$1\n" > /etc/spamassassin/local.cf; spamassassin --lint 2>&1 | sed 's/^.*\] warn/warn/'; echo "[${PIPESTATUS[0]}]"; }
  $ lint 'welcomelist_from *@example.com\nblocklist_from x@y\nwhitelist_from a@b\nblacklist_from c@d'; lint 'welcomelist_from'; lint 'trusted_networks 300.1.1.1'; lint 'trusted_networks 192.0.2.0/24 10. 127/8'
  [0]
  warn: config: missing 'welcomelist_from' value in /etc/spamassassin/local.cf (line 1): welcomelist_from
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: netset: illegal IP address given: '300.1.1.1'
  [0]
  warn: netset: cannot include 127.0.0.0/8 as it has already been included
  [0]
  $ lint 'rewrite_header Subject'; lint 'rewrite_header Foo x'; lint 'rewrite_header Subject *****SPAM*****'; lint 'add_header all Foo'; lint 'add_header some Foo x'
  [0]
  warn: config: invalid 'rewrite_header' value in /etc/spamassassin/local.cf (line 1): rewrite_header Foo x
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
  warn: config: invalid 'add_header' value in /etc/spamassassin/local.cf (line 1): add_header all Foo
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  warn: config: invalid 'add_header' value in /etc/spamassassin/local.cf (line 1): add_header some Foo x
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  $ lint 'use_bayes maybe'; lint 'use_bayes 0'; lint 'ifplugin Nope\nfoo'; lint 'ifplugin Nope\nfoo\nendif'; lint 'endif'; lint 'if (version >= 3.4)\nrequired_score 4\nelse\nnonsense\nendif'
  warn: config: invalid 'use_bayes' value in /etc/spamassassin/local.cf (line 1): use_bayes maybe
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
  warn: config: unclosed 'ifplugin' found in /etc/spamassassin/local.cf (line 1)
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
  warn: config: missing starting 'if' for 'endif' in /etc/spamassassin/local.cf (line 1): endif
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
  $ lint 'body A_very_long_rule_name_that_goes_on_and_on_and_on /x/'; lint 'uri FOO m{example}i\nfull BAR /x/s\nrawbody BAZ /y/m'; lint 'header FOO exists:X-Foo\nheader BAR From:addr =~ /x/\nheader BAZ Subject !~ /x/'
  warn: config: warning: rule name 'A_very_long_rule_name_that_goes_on_and_on_and_on' is over 40 chars (recommended maximum length is 22 characters)
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  [1]
  [0]
  [0]
  $ printf 'required_scroe 3\n' > /etc/spamassassin/local.cf; printf 'Subject: x\n\nx\n' | spamassassin -L 2>&1 | grep -c warn; echo 'required_score x' > ~/.spamassassin/user_prefs; : > /etc/spamassassin/local.cf; spamassassin --lint 2>&1 | sed 's/^.*\] warn/warn/'; spamassassin --lint --nosuch 2>&1 | head -1 | sed 's/^.*\] warn/warn/'
  0
  warn: config: invalid 'required_score' value in /root/.spamassassin/user_prefs (line 1): required_score x
  warn: lint: 1 issues detected, please rerun with debug enabled for more information
  warn: Unknown option: nosuch
