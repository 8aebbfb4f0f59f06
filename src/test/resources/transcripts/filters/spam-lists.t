# objective: 211.2
# level: 1
# title: welcome and unwelcome senders
whitelist_from and blacklist_from by their old and new names, in local.cf and in a user's own file.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'; m() { printf "From: ${1-Bob <bob@example.com>}\nTo: ${2-alice@example.com}\nSubject: hello\nDate: $(date -R)\nMessage-ID: <12345678901@example.com>\n\n$words\n" | spamassassin -L 2>&1 | sed -n '/^X-Spam-Status/,/^[^\t]/p' | tr -d '\n\t' | grep -oE 'score=[-0-9.]*|USER_IN[A-Z_]*' | tr '\n' ' '; echo; }
  $ up() { printf "$1\n" > ~/.spamassassin/user_prefs; }; up 'whitelist_from bob@example.com'; m; m 'carol@example.com'; up 'welcomelist_from *@example.com'; m; m x@sub.example.com; up 'welcomelist_from b?b@example.com *@example.org'; m; m a@example.org
  score=-100.0 USER_IN_WELCOMELIST
  score=-0.0
  score=-100.0 USER_IN_WELCOMELIST
  score=-0.0
  score=-100.0 USER_IN_WELCOMELIST
  score=-100.0 USER_IN_WELCOMELIST
  $ up 'blacklist_from bob@example.com'; m; up 'blocklist_from *@example.com'; m; m 'Carol <CAROL@Example.COM>'; up 'whitelist_from bob@example.com\nblacklist_from *@example.com'; m; m carol@example.com; up 'blacklist_from *@example.com\nunblacklist_from bob@example.com'; m
  score=100.0 USER_IN_BLOCKLIST
  score=100.0 USER_IN_BLOCKLIST
  score=100.0 USER_IN_BLOCKLIST
  score=-0.0 USER_IN_BLOCKLIST USER_IN_WELCOMELIST
  score=100.0 USER_IN_BLOCKLIST
  score=100.0 USER_IN_BLOCKLIST
  $ up 'whitelist_to alice@example.com'; m; m bob@example.com carol@example.com; up 'more_spam_to alice@*'; m; up 'all_spam_to *@example.com'; m; up 'blacklist_to alice@example.com'; m; up 'blocklist_to alice@example.com\nwelcomelist_to alice@example.com'; m
  score=-6.0 USER_IN_WELCOMELIST_TO
  score=-0.0
  score=-20.0 USER_IN_MORE_SPAM_TO
  score=-100.0 USER_IN_ALL_SPAM_TO
  score=10.0 USER_IN_BLOCKLIST_TO
  score=4.0 USER_IN_BLOCKLIST_TO USER_IN_WELCOMELIST_TO
  $ up 'whitelist_from bob@example.com\nscore USER_IN_WELCOMELIST -3\nscore USER_IN_WHITELIST -7'; m; up 'whitelist_from_rcvd bob@example.com example.com'; m; up 'whitelist_from bob'; m; up 'whitelist_from example.com'; m; up 'whitelist_from bob@example.com carol@example.com'; m carol@example.com; up 'required_score 1\nblacklist_from *'; m
  score=-3.0 USER_IN_WELCOMELIST
  score=-0.0
  score=-0.0
  score=-0.0
  score=-100.0 USER_IN_WELCOMELIST
  score=100.0 USER_IN_BLOCKLIST
  $ up ''; echo 'blacklist_from bob@example.com' >> /etc/mail/spamassassin/local.cf; m; up 'unblacklist_from bob@example.com'; m; up 'whitelist_from bob@example.com'; m; rm ~/.spamassassin/user_prefs; m
  score=100.0 USER_IN_BLOCKLIST
  score=-0.0
  score=-0.0 USER_IN_BLOCKLIST USER_IN_WELCOMELIST
  score=100.0 USER_IN_BLOCKLIST
