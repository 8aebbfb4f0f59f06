# objective: 211.2
# level: 1
# title: conditions on header fields
Any field, several of one name, folded ones, empty ones, the From line, a field that is not there.

  $ cd /tmp; mkdir box; printf 'From dave@example.net  Mon Feb  3 10:00:00 2025\nReceived: from mx.example.net by mail.example.com\nReceived: from [10.0.0.1] by mx.example.net\nReturn-Path: <dave@example.net>\nFrom: "Dave, the 2nd" <dave@example.net>\nTo: alice@example.com, Bob <bob@example.com>\nCc: list@lists.example.org\nSubject: Re: [offer] 50%% off\nX-Mailer: MassMail 2.0\nX-Priority: 1 (Highest)\nContent-Type: multipart/mixed;\n boundary="xx"\nX-Empty:\nDate: Mon, 3 Feb 2025 10:00:00 +0000\n\nhi\n' > mail
  $ try() { for c; do printf "MAILDIR=/tmp/box\nDEFAULT=no\n:0\n* %s\nyes\n" "$c" > rc; procmail ./rc < mail; echo "$c: $(ls box)"; rm -f box/*; done; }
  $ try '^From dave' '^From ' '^From:.*dave' '^From.*dave' '^FROM: ' '^Received: from .10' '^Return-Path: <>' '^Return-Path: <dave'
  ^From dave: yes
  ^From : yes
  ^From:.*dave: yes
  ^From.*dave: yes
  ^FROM: : yes
  ^Received: from .10: yes
  ^Return-Path: <>: no
  ^Return-Path: <dave: yes
  $ try '^To:.*bob' '^(To|Cc):.*list@' '^TO_bob' '^TO_list@lists' '^TOlist' '^TO_dave' '! ^TO_carol' '^To: alice@example.com$' '^To:[^@]*@example'
  ^To:.*bob: yes
  ^(To|Cc):.*list@: yes
  ^TO_bob: yes
  ^TO_list@lists: yes
  ^TOlist: yes
  ^TO_dave: no
  ! ^TO_carol: yes
  ^To: alice@example.com$: no
  ^To:[^@]*@example: yes
  $ try '^Subject: Re: ' '^Subject:.*\[offer\]' '^Subject:.*50% off' '^Subject:.*%' '^Subject: *re:' 'Subject.*off$' '^Subject:$' '! ^Subject:' '^X-Mailer: mass' '^X-Priority: [12]'
  ^Subject: Re: : yes
  ^Subject:.*\[offer\]: yes
  ^Subject:.*50% off: yes
  ^Subject:.*%: yes
  ^Subject: *re:: yes
  Subject.*off$: yes
  ^Subject:$: no
  ! ^Subject:: no
  ^X-Mailer: mass: yes
  ^X-Priority: [12]: yes
  $ try '^Content-Type:.*boundary="xx"' '^Content-Type: multipart/mixed; boundary' '^Content-Type: multipart/mixed;boundary' '^ boundary' '^X-Empty:' '^X-Empty: ' '^X-Empty:$' '^X-Empty: *$' '^X-None:' '! ^X-None:'
  ^Content-Type:.*boundary="xx": yes
  ^Content-Type: multipart/mixed; boundary: no
  ^Content-Type: multipart/mixed;boundary: no
  ^ boundary: no
  ^X-Empty:: yes
  ^X-Empty: : yes
  ^X-Empty:$: yes
  ^X-Empty: *$: yes
  ^X-None:: no
  ! ^X-None:: yes
  $ try '^Date: Mon' '^Date:.*2025.*0000$' 'hi' '^^From dave' '^Received:.*$Received:' '^Received:(.*$)?Received:' '^FROM_DAEMON' '^FROM_MAILER' '^(Reply-To|From|Sender):.*dave' '^X-.*: .*(mass|bulk)mail'
  ^Date: Mon: yes
  ^Date:.*2025.*0000$: yes
  hi: yes
  ^^From dave: yes
  ^Received:.*$Received:: yes
  ^Received:(.*$)?Received:: yes
  ^FROM_DAEMON: no
  ^FROM_MAILER: no
  ^(Reply-To|From|Sender):.*dave: yes
  ^X-.*: .*(mass|bulk)mail: yes
  $ sed -i 's/Dave, the 2nd/Mail Delivery Subsystem/; s/dave@/mailer-daemon@/' mail; try '^FROM_DAEMON' '^FROM_MAILER' '^From.*mailer-daemon'; sed -i 's/mailer-daemon@/postmaster@/' mail; try '^FROM_DAEMON' '^FROM_MAILER'; sed -i 's/postmaster@/dave@/; s/^X-Mailer.*/Precedence: bulk/' mail; try '^FROM_DAEMON' '^FROM_MAILER'
  ^FROM_DAEMON: yes
  ^FROM_MAILER: yes
  ^From.*mailer-daemon: yes
  ^FROM_DAEMON: yes
  ^FROM_MAILER: yes
  ^FROM_DAEMON: yes
  ^FROM_MAILER: no
