# objective: 211.2
# level: 2
# title: mailing lists into folders
By List-Id, by Sender, by X-Mailing-List, by the subject; a folder named after the list.

  $ cd /tmp; mkdir box; m() { printf "From: bob@example.com\nTo: users@lists.example.org\n$1\nSubject: ${2-hello}\n\nx\n" | procmail ./rc; }
  $ cat > rc <<'E'
  > MAILDIR=/tmp/box
  > DEFAULT=inbox
  > LOGFILE=/tmp/log
  > LOGABSTRACT=no
  > 
  > :0:
  > * ^List-Id:.*<\/[^@.>]+
  > lists.$MATCH
  > 
  > :0:
  > * ^(Sender|X-Mailing-List):.*(owner-)?kernel(-owner)?@
  > kernel
  > 
  > :0:
  > * ^Subject:.*\[\/[a-z]+\]
  > subject.$MATCH
  > 
  > :0:
  > * ^TO_postgres@
  > postgres
  > E
  $ m 'List-Id: Users of Postfix <postfix-users.example.org>'; m 'Sender: kernel-owner@vger.example.org'; m 'X-Mailing-List: kernel@vger.example.org'; m 'X-A: b' '[debian] news'; m 'Cc: postgres@lists.example.org'; m 'X-A: b'; ls box; cat log
  inbox
  kernel
  lists.postfix-users
  postgres
  subject.debian]
  $ m 'List-Id: <Python-Announce.example.org>'; m 'List-Id:\n <folded.example.org>'; m 'List-Id: none'; ls box
  inbox
  kernel
  lists.Python-Announce
  lists.folded
  lists.postfix-users
  postgres
  subject.debian]
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n* ^List-Post: <mailto:\\/[^@]+\n{\n  LIST=`echo "$MATCH" | tr A-Z a-z | sed s/-users//`\n  :0\n  .$LIST/\n}\n' > rc; cat rc; rm -r box/*; m 'List-Post: <mailto:Apache-Users@example.org>'; ls -A box
  MAILDIR=/tmp/box
  DEFAULT=inbox
  :0
  * ^List-Post: <mailto:\/[^@]+
  {
    LIST=`echo "$MATCH" | tr A-Z a-z | sed s/-users//`
    :0
    .$LIST/
  }
  .apache
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0:\n* ^List-Id:.*<\\/[^.>]*\n* MATCH ?? ^^(one|two)^^\n$MATCH\n' > rc; rm -r box/* box/.a*; for l in one two three; do m "List-Id: <$l.example.org>"; done; ls box
  rm: cannot remove 'box/*': No such file or directory
  inbox
  one
  two
