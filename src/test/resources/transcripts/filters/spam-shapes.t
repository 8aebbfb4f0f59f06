# objective: 211.2
# level: 2
# title: what SpamAssassin makes of a message
Ham and spam, report_safe 0, 1 and 2, the marks in the header, -t, -e and -d.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; echo 'score TVD_SPACE_RATIO 0' >> /etc/spamassassin/local.cf; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'
  $ printf "From: bob@example.com\nTo: alice@example.com\nSubject: hello\nDate: $(date -R)\nMessage-ID: <12345678901@example.com>\n\n$words\n" > ham; printf "From: bob@example.com\nTo: alice@example.com\nSubject: win\nDate: $(date -R)\nMessage-ID: <12345678902@example.com>\n\n\n\nXJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n" > spam
  $ spamassassin -L < ham; echo $?
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on mail.example.com
  X-Spam-Level:
  X-Spam-Status: No, score=-0.0 required=5.0 tests=NO_RECEIVED,NO_RELAYS
  	autolearn=ham autolearn_force=no version=4.0.1
  From: bob@example.com
  To: alice@example.com
  Subject: hello
  Date: Sat, 21 Nov 2026 14:06:25 +0000
  Message-ID: <12345678901@example.com>
  
  The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.
  0
  $ spamassassin -L < spam | sed 's/=_[0-9A-F.]*/=_BOUNDARY/; s/^\( *[-0-9.]* [A-Z_][A-Z_]* *\).*/\1/; /preview/,/^$/d' | cut -c1-60 | grep -v '^Date\|TVD'
  Received: from localhost by mail.example.com
  	with SpamAssassin (version 4.0.1);
  	Sat, 21 Nov 2026 14:06:36 +0000
  From: bob@example.com
  To: alice@example.com
  Subject: win
  Message-Id: <12345678902@example.com>
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on m
  X-Spam-Flag: YES
  X-Spam-Level: **********************************************
  X-Spam-Status: Yes, score=1000.0 required=5.0 tests=GTUBE,NO
  	NO_RELAYS autolearn=no autolearn_force=no version=4.0.1
  MIME-Version: 1.0
  Content-Type: multipart/mixed; boundary="----------=_BOUNDAR
  
  This is a multi-part message in MIME format.
  
  ------------=_BOUNDARY
  Content-Type: text/plain; charset=UTF-8
  Content-Disposition: inline
  Content-Transfer-Encoding: 8bit
  
  Spam detection software, running on the system "mail.example
  has identified this incoming email as possible spam.  The or
  message has been attached to this so you can view it or labe
  similar future email.  If you have any questions, see
  @@CONTACT_ADDRESS@@ for details.
  
  Content analysis details:   (1000.0 points, 5.0 required)
  
   pts rule name              description
  ---- ---------------------- --------------------------------
  -0.0 NO_RECEIVED
  -0.0 NO_RELAYS
  1000 GTUBE
  
  
  
  ------------=_BOUNDARY
  Content-Type: message/rfc822; x-spam-type=original
  Content-Description: original message before SpamAssassin
  Content-Disposition: inline
  Content-Transfer-Encoding: 8bit
  
  From: bob@example.com
  To: alice@example.com
  Subject: win
  Message-ID: <12345678902@example.com>
  
  
  
  XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMA
  
  ------------=_BOUNDARY--
  $ printf 'score TVD_SPACE_RATIO 0\nreport_safe 0\nrewrite_header Subject [SPAM _SCORE_]\n' > ~/.spamassassin/user_prefs; spamassassin -L < spam | sed 's/^\(\t[*] *[-0-9.]* [A-Z_]*\) .*/\1/; /^\t[*]   /d'
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on mail.example.com
  X-Spam-Flag: YES
  X-Spam-Level: **************************************************
  X-Spam-Status: Yes, score=1000.0 required=5.0 tests=GTUBE,NO_RECEIVED,
  	NO_RELAYS autolearn=no autolearn_force=no version=4.0.1
  X-Spam-Report:
  	* -0.0 NO_RECEIVED
  	* -0.0 NO_RELAYS
  	* 1000 GTUBE
  From: bob@example.com
  To: alice@example.com
  Subject: [SPAM 1000.0] win
  Date: Sat, 21 Nov 2026 14:06:25 +0000
  Message-ID: <12345678902@example.com>
  X-Spam-Prev-Subject: win
  
  
  
  XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X
  $ printf 'report_safe 2\nrewrite_header Subject ***\nreport_contact postmaster@example.com\nfold_headers 0\n' > ~/.spamassassin/user_prefs; spamassassin -L < spam > marked; grep -E '^(Subject|Content-Type: text|X-Spam-S|postm|see)|postmaster' marked; spamassassin -d < marked | cmp - spam && echo restored
  Subject: *** win
  X-Spam-Status: Yes, score=1000.0 required=5.0 tests=GTUBE,NO_RECEIVED,NO_RELAYS autolearn=no autolearn_force=no version=4.0.1
  Content-Type: text/plain; charset=UTF-8
  postmaster@example.com for details.
  Content-Type: text/plain; x-spam-type=original
  Subject: win
  restored
  $ printf 'report_safe 0\nrewrite_header Subject ***\n' > ~/.spamassassin/user_prefs; spamassassin -L < spam | spamassassin -d | cmp - spam && echo restored; spamassassin -L < ham | spamassassin -d | cmp - ham && echo restored
  restored
  restored
  $ : > ~/.spamassassin/user_prefs; spamassassin -L -t < ham | tail -n +11 | cut -c1-27; spamassassin -L -e < ham > /dev/null; echo $?; spamassassin -L -e < spam > /dev/null; echo $?; spamassassin -L ham spam | grep -c '^X-Spam-Status'
  The quick brown fox jumps o
  Spam detection software, ru
  has NOT identified this inc
  message has been attached t
  similar future email.  If y
  @@CONTACT_ADDRESS@@ for det
  
  Content preview:  The quick
     rest in the shade of an
  
  Content analysis details:
  
   pts rule name
  ---- ----------------------
  -0.0 NO_RECEIVED
  -0.0 NO_RELAYS
  
  0
  5
  2
  $ (echo 'From bob@example.com Mon Feb  3 10:00:00 2025'; sed '1iX-Spam-Flag: YES\nX-Spam-Old: x' ham) | spamassassin -L | grep -vi '^date'; spamassassin -L /nosuch 2>&1 | sed 's/.*warn/warn/'; spamassassin -V | head -1
  From bob@example.com Mon Feb  3 10:00:00 2025
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on mail.example.com
  X-Spam-Level:
  X-Spam-Status: No, score=-0.0 required=5.0 tests=NO_RECEIVED,NO_RELAYS
  	autolearn=unavailable autolearn_force=no version=4.0.1
  From: bob@example.com
  To: alice@example.com
  Subject: hello
  Message-ID: <12345678901@example.com>
  
  The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.
  warn: archive-iterator: no access to /nosuch: No such file or directory
  SpamAssassin version 4.0.1
  $ printf 'add_header all Foo _SCORE_ _YESNO_ _TESTSSCORES_ _REQD_\nadd_header spam Bar "x y"\nadd_header ham Baz _TESTS(+)_\nremove_header all Level\nclear_report_template\nreport It is _YESNO_ at _HOSTNAME_, _SCORE(000)_ of _REQD_\n' > ~/.spamassassin/user_prefs; spamassassin -L < ham | grep X-; spamassassin -L < spam | grep -E '^X-S|It is'; spamassassin -L -t < ham | tail -2
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on mail.example.com
  X-Spam-Status: No, score=-0.0 required=5.0 tests=NO_RECEIVED,NO_RELAYS
  X-Spam-Foo: -0.0 No NO_RECEIVED=-0.001,NO_RELAYS=-0.001 5.0
  X-Spam-Baz: NO_RECEIVED+NO_RELAYS
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on mail.example.com
  X-Spam-Flag: YES
  X-Spam-Status: Yes, score=1000.0 required=5.0 tests=GTUBE,NO_RECEIVED,
  X-Spam-Foo: 1000.0 Yes GTUBE=1000,NO_RECEIVED=-0.001,NO_RELAYS=-0.001 5.0
  X-Spam-Bar: x y
  It is Yes at mail.example.com, 1000.0 of 5.0
  It is No at mail.example.com, 00-0.0 of 5.0
