# objective: 211.2
# level: 1
# title: sorting by a spam mark
X-Spam-Flag, X-Spam-Level and X-Spam-Status of a gateway: a folder, or away with it; white and black lists in files.

  $ cd /tmp; mkdir box; m() { printf "From: ${2-bob@example.com}\nTo: alice@example.com\nSubject: s\n$1\n\nx\n" | procmail ./rc; }
  $ cat > rc <<'E'
  > MAILDIR=/tmp/box
  > DEFAULT=inbox
  > LOGFILE=/tmp/log
  > 
  > # certainly spam
  > :0
  > * ^X-Spam-Level: \*\*\*\*\*\*\*\*\*\*
  > /dev/null
  > 
  > # probably spam
  > :0:
  > * ^X-Spam-Flag: YES
  > spam
  > 
  > :0:
  > * ^X-Spam-Status: Yes, score=\/[0-9]+
  > spam-$MATCH
  > E
  $ m 'X-Spam-Flag: YES\nX-Spam-Level: ******'; m 'X-Spam-Flag: NO'; m 'X-Spam-Level: ************'; m 'X-Spam-Status: Yes, score=7.2 required=5.0'; m 'X-Spam-Status: No, score=1.2'; m 'x-spam-flag: yes'; ls box; grep -c '^From ' box/*; grep Folder log | awk '{print $2}'
  inbox
  spam
  spam-7
  box/inbox:0
  box/spam:0
  box/spam-7:0
  spam
  inbox
  /dev/null
  spam-7
  inbox
  spam
  $ printf 'bob@example.com\ncarol@example.com\n' > white; printf '@spam.example.net\nwin@\n' > black; cat > rc <<'E'
  > MAILDIR=/tmp/box
  > DEFAULT=inbox
  > FROM=`formail -rt -xTo: | tr -d ' '`
  > :0:
  > * ? grep -qixF "$FROM" /tmp/white
  > friends
  > :0:
  > * ? echo "$FROM" | grep -qiF -f /tmp/black
  > junk
  > :0:
  > * ? formail -x From: -x Reply-To: | fgrep -iqf /tmp/black
  > junk2
  > E
  $ rm box/*; m X-A:; m X-A: 'Carol <CAROL@example.com>'; m X-A: x@spam.example.net; m X-A: win@example.org; m 'Reply-To: win@x.example' joe@example.org; m X-A: joe@example.org; grep -c '^From ' box/*
  box/friends:0
  box/inbox:0
  box/junk:0
  [1]
  $ cat > rc <<'E'
  > MAILDIR=/tmp/box
  > DEFAULT=inbox
  > :0
  > * ! ^From:.*@example\.com
  > * ^Subject:.*(lottery|viagra|\$\$\$)
  > {
  >   :0 fhw
  >   | formail -i "Subject: [SPAM] `formail -zxSubject:`" -A "X-Sorted: procmail"
  >   :0:
  >   junk
  > }
  > E
  $ rm box/*; printf 'From: x@example.net\nSubject: Win $$$ now\n\nx\n' | procmail ./rc; printf 'From: bob@example.com\nSubject: Win $$$ now\n\nx\n' | procmail ./rc; ls box; tail -n +2 box/junk
  inbox
  junk
  X-Sorted: procmail
  Subject: [SPAM] Win $$$ now
  
  x
