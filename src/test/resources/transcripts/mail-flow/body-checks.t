# objective: 211.1
# level: 2
# title: body_checks looks at every line

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ printf '/viagra/ REJECT no pills\n/^discard me/ DISCARD bye\n/^hold this/ HOLD for a look\n/^warn of/ WARN seen\n/^info on/ INFO noted\n/^drop this/ IGNORE\n/^(.*)secret(.*)$/ REPLACE ${1}XXXX$2\n/^pre/ PREPEND before it\n/^go to bob/ REDIRECT bob@example.com\n/^copy/ BCC carol@example.com\n/^strip/ STRIP gone\n/^filter/ FILTER smtp:[mx.example.net]:25\n/^dunno/ DUNNO\n/^bad/ NOSUCH\n' > /etc/postfix/body; postconf -e 'body_checks = regexp:/etc/postfix/body'; postfix start; sleep 1
  $ for b in 'buy viagra now' 'discard me' 'hold this' 'warn of it' 'info on it' 'drop this line' 'the secret word' 'pre' 'go to bob' 'copy' 'strip' 'filter' 'dunno' 'bad'; do printf 'Subject: %s\n\nfirst\n%s\nlast\n' "$b" "$b" | sendmail -f dave@example.net alice; sleep 0.3; done; sleep 1; log -e body -e warning
  ]: ID: reject: body buy viagra now from local; from=<dave@example.net> to=<alice@example.com>: 5.7.1 no pills
  ]: ID: discard: body discard me from local; from=<dave@example.net> to=<alice@example.com>: bye
  ]: ID: hold: body hold this from local; from=<dave@example.net> to=<alice@example.com>: for a look
  ]: ID: warning: body warn of it from local; from=<dave@example.net> to=<alice@example.com>: seen
  ]: ID: info: body info on it from local; from=<dave@example.net> to=<alice@example.com>: noted
  ]: ID: replace: body the secret word from local; from=<dave@example.net> to=<alice@example.com>: the XXXX word
  ]: ID: prepend: body pre from local; from=<dave@example.net> to=<alice@example.com>: before it
  ]: ID: redirect: body go to bob from local; from=<dave@example.net> to=<alice@example.com>: bob@example.com
  ]: ID: bcc: body copy from local; from=<dave@example.net> to=<alice@example.com>: carol@example.com
  ]: ID: strip: body strip from local; from=<dave@example.net> to=<alice@example.com>: gone
  ]: ID: filter: body filter from local; from=<dave@example.net> to=<alice@example.com>: smtp:[mx.example.net]:25
  ]: warning: unknown command in body_checks map: NOSUCH
  $ mailq | grep -c '!'; for u in alice bob carol; do echo "== $u"; grep -A4 ^Subject /var/mail/$u; done
  1
  == alice
  Subject: warn of it
  Message-Id: <20261121161617.860B2190@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:17 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: info on it
  Message-Id: <20261121161617.D7D70196@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:17 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: drop this line
  Message-Id: <20261121161618.3525E199@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:18 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: the secret word
  Message-Id: <20261121161618.B23CC19C@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:18 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: pre
  Message-Id: <20261121161619.3F38019F@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:19 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: copy
  Message-Id: <20261121161620.4CAEE1A6@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:20 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: strip
  Message-Id: <20261121161620.9C6A31AB@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:20 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: dunno
  Message-Id: <20261121161621.5CB2D1B0@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:21 +0000 (UTC)
  From: root <dave@example.net>
  
  --
  Subject: bad
  Message-Id: <20261121161621.B07DB1B3@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:21 +0000 (UTC)
  From: root <dave@example.net>
  
  == bob
  Subject: go to bob
  Message-Id: <20261121161619.C82271A2@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:19 +0000 (UTC)
  From: root <dave@example.net>
  
  == carol
  Subject: copy
  Message-Id: <20261121161620.4CAEE1A6@mail.example.com>
  Date: Sat, 21 Nov 2026 16:16:20 +0000 (UTC)
  From: root <dave@example.net>
  $ printf 'Subject: x\n\n%s\nbuy viagra\n' "$(head -c 60000 /dev/zero | tr '\0' y | fold -w 70)" | sendmail alice; sleep 1; log -c 'no pills'; postconf body_checks_size_limit; postconf -e body_checks_size_limit=100; postfix reload; sleep 1; printf 'Subject: x\n\n%s\nbuy viagra\n' "$(head -c 200 /dev/zero | tr '\0' y | fold -w 70)" | sendmail alice; sleep 1; log -c 'no pills'
  2
  body_checks_size_limit = 51200
  2
  $ postmap -b -q - regexp:/etc/postfix/body <<'X'
  > Subject: viagra
  > 
  > viagra here
  > the secret
  > X
  viagra here	REJECT no pills
  the secret	REPLACE the XXXX
