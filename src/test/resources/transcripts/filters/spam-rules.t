# objective: 211.2
# level: 3
# title: own rules
header, body, rawbody, uri, full and meta, scores and descriptions, user rules, lists of senders.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'
  $ msg() { printf "From: ${from-Bob <bob@example.com>}\nTo: ${to-alice@example.com}\nSubject: ${subject-weekly report}\nDate: $(date -R)\nMessage-ID: <123456789$RANDOM@example.com>\n${more}\n$words\n\n${text-see http://www.example.org/x for the Project notes}\n"; }; hits() { msg | spamassassin -L 2>&1 | sed -n '/^X-Spam-Status/,/^[^\tX]/p' | tr -d '\n\t' | sed 's/.*score=\([^ ]*\).*tests=\(.*\)autol.*/\1 \2/' | tr ', ' '\n\n' | grep -E '^(-?[0-9.]*$|L_|USER)' | paste -sd' '; }
  $ cf() { printf "$1\n" > /etc/spamassassin/local.cf; hits; }
  $ cf 'header L_A Subject =~ /REPORT/i\nscore L_A 2.5\nheader L_B Subject =~ /REPORT/\nheader L_C Subject !~ /lunch/\nheader L_D exists:X-Foo\nheader L_E exists:From\nheader L_F From:addr =~ /^bob@/\nheader L_G From:name =~ /^Bob$/\nheader L_H X-None =~ /^UNSET$/ [if-unset: UNSET]\nheader L_I X-None !~ /x/\nheader L_J ALL =~ /^Subject: weekly/m'
  9.5 L_A L_C L_E L_F L_G L_H L_I L_J
  $ cf 'body L_A /project notes/i\nbody L_B /Project notes/\nbody L_C /weekly report/\nbody L_D /dog and.*see/s\nrawbody L_E /tree\\.$/m\nrawbody L_F /weekly/\nuri L_G /example\\.org/\nuri L_H m{^http://www\\.example\\.org/x$}\nfull L_I /Subject: weekly report\\nDate/\nfull L_J /lazy dog/'
  8.0 L_A L_B L_C L_E L_G L_H L_I L_J
  $ cf 'header __SUB Subject =~ /report/\nbody __TXT /Project/\nmeta L_A __SUB && __TXT\nmeta L_B __SUB && !__TXT\nmeta L_C (__SUB + __TXT) > 1\nmeta L_D __NONE\nmeta L_E !__NONE\nmeta L_F L_A && L_C\nscore L_A 0\nscore L_C 0.001'
  1.0 L_C L_E
  $ cf 'score L_A -2\nbody L_A /fox/\ndescribe L_A knows foxes\nscore L_B 1 2 3 4\nbody L_B /fox/\nbody L_C /fox/\nscore L_C (2)\nbody T_TRY /fox/\nbody L_D /fox/\ntflags L_D nice'
  -1.0 L_A L_B L_C L_D
  $ cf 'welcomelist_from *@example.com'; cf 'blocklist_from bob@*'; cf 'blocklist_from *@example.com\nwelcomelist_from bob@example.com'; cf 'welcomelist_to alice@example.com'; cf 'all_spam_to alice@example.com'; cf 'blocklist_to alice@example.com'; cf 'more_spam_to bob@example.com'; cf 'whitelist_from *@example.net\nunwhitelist_from *@example.net'
  -100.0 USER_IN_WELCOMELIST
  100.0 USER_IN_BLOCKLIST
  -0.0 USER_IN_BLOCKLIST USER_IN_WELCOMELIST
  -6.0 USER_IN_WELCOMELIST_TO
  -100.0 USER_IN_ALL_SPAM_TO
  10.0 USER_IN_BLOCKLIST_TO
  -0.0
  -0.0
  $ printf 'body L_A /fox/\nscore NO_RELAYS 7\nrequired_score 3\n' > ~/.spamassassin/user_prefs; cf ''; cf 'allow_user_rules 1'; msg | spamassassin -L | grep -o 'X-Spam-Status: [A-Z][a-z]*,'; msg | spamassassin -L -p /dev/null 2>/dev/null | grep -o 'X-Spam-Status: [A-Z][a-z]*,'; msg | spamassassin -L --cf='required_score 50' | grep -o 'required=[0-9.]*'; : > ~/.spamassassin/user_prefs
  8.0 L_A
  8.0 L_A
  X-Spam-Status: Yes,
  X-Spam-Status: No,
  required=50.0
  $ subject='=?UTF-8?B?d2Vla2x5IHJlcG9ydA==?=' cf 'header L_A Subject =~ /^weekly report$/\nheader L_B Subject:raw =~ /UTF/'; more='Content-Type: text/html\nMIME-Version: 1.0\n' text='<p>One <b>b</b>old<br>word <a href="http://h.example/">here</a><!-- hidden --></p>' cf 'body L_A /One bold/\nbody L_B /hidden/\nrawbody L_C /hidden/\nuri L_D /h\\.example/\nbody L_E /<b>/' | cut -d' ' -f2-
  2.0 L_A L_B
  L_A L_C L_D
  $ more='Content-Transfer-Encoding: base64\n' words= text=$(echo "a secret word" | base64) cf 'body L_A /secret word/\nrawbody L_B /secret/\nfull L_C /secret/'; more='Content-Transfer-Encoding: quoted-printable\n' text='a =73ecret wo=\nrd' cf 'body L_A /secret word/\nfull L_B /secret/'
  2.0 L_A L_B
  1.0 L_A
