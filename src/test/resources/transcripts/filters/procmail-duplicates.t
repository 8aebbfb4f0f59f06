# objective: 211.2
# level: 2
# title: the same mail only once
formail -D with a cache of message ids: thrown away, or put aside.

  $ cd /tmp; mkdir box; m() { printf "From: bob@example.com\nMessage-ID: <$1@example.com>\nSubject: $1\n\nx\n" | procmail ./rc; echo -n "$? "; }
  $ cat > rc <<'E'
  > MAILDIR=/tmp/box
  > DEFAULT=inbox
  > LOGFILE=/tmp/log
  > VERBOSE=no
  > :0 Wh: msgid.lock
  > | formail -D 8192 msgid.cache
  > E
  $ m one; m two; m one; m three; m two; echo; grep Subject box/inbox; ls box; grep Folder log | sed 's/[\t ]*[0-9]*$//'
  0 0 0 0 0
  Subject: one
  Subject: two
  Subject: three
  inbox
  msgid.cache
    Folder: inbox
    Folder: inbox
    Folder: formail -D 8192 msgid.cache
    Folder: inbox
    Folder: formail -D 8192 msgid.cache
  $ tr '\0' '\n' < box/msgid.cache
  <one@example.com>
  <two@example.com>
  <three@example.com>
  $ rm -f box/* log; printf ':0:\nduplicates\n' | sed 's/:0:/:0 a:/' >> rc; sed -i 's/:0 Wh: /:0 Whc: /' rc; cat rc; m one; m one; m two; m one; echo; ls box; grep -h Subject box/duplicates
  MAILDIR=/tmp/box
  DEFAULT=inbox
  LOGFILE=/tmp/log
  VERBOSE=no
  :0 Whc: msgid.lock
  | formail -D 8192 msgid.cache
  :0 a:
  duplicates
  0 0 0 0
  duplicates
  inbox
  msgid.cache
  Subject: one
  Subject: one
  $ rm -f box/* log; sed -i 's/8192/60/' rc; for i in 1 2 3 4 5 6 1; do m a-longer-id-$i; done; echo; grep -c Subject box/*; stat -c %s box/msgid.cache
  0 0 0 0 0 0 0
  box/inbox:7
  box/msgid.cache:0
  85
  $ printf 'From: bob@example.com\nSubject: no id\n\nx\n' | procmail ./rc; printf 'From: bob@example.com\nSubject: no id\n\nx\n' | procmail ./rc; grep -h 'no id' box/*; grep -v Folder log | grep -v '^From\|Subject'
  Subject: no id
  Subject: no id
  [1]
  $ chmod 000 box/msgid.cache; rm -rf box/msgid.cache; mkdir box/msgid.cache; m one; ls box; cat log | tail -5 | grep -v '^From\|Folder'
  0 inbox
  msgid.cache
   Subject: no id
  formail: Couldn't open "msgid.cache"
   Subject: one
