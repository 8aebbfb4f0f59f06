# objective: 211.2
# level: 2
# title: the options of spamc
What each of them prints, and the status, for ham and for spam; what is not there.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; echo 'score TVD_SPACE_RATIO 0' >> /etc/spamassassin/local.cf; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'; printf "From: bob@example.com\nTo: alice@example.com\nSubject: hello\nDate: $(date -R)\nMessage-ID: <12345678901@example.com>\n\n$words\n" > ham; (cat ham; printf '\nXJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n') > spam; spamd -d -r /run/spamd.pid -L; sleep 4
  $ for o in -c -E -y --check --exitcode --tests; do spamc $o < ham > out; echo "$o ham $? $(grep -c . out)"; spamc $o < spam > out; echo "$o spam $? $(grep -c X-Spam out)"; done
  -c ham 0 1
  -c spam 1 0
  -E ham 0 10
  -E spam 1 4
  -y ham 0 1
  -y spam 0 0
  --check ham 0 1
  --check spam 1 0
  --exitcode ham 0 10
  --exitcode spam 1 4
  --tests ham 0 1
  --tests spam 0 0
  $ spamc -R < ham | sed '/preview/,/^$/d' | head -12 | cut -c1-27; spamc -r < ham; echo "[$?]"; spamc -r < spam | head -1; spamc -R -E < spam | head -1; spamc -c -R < ham; spamc -y < ham; echo
  0.0/5.0
  Spam detection software, ru
  has NOT identified this inc
  message has been attached t
  similar future email.  If y
  @@CONTACT_ADDRESS@@ for det
  
  Content analysis details:
  
   pts rule name
  ---- ----------------------
  -0.0 NO_RECEIVED
  [0]
  Spam detection software, running on the system "mail.example.com",
  1000.0/5.0
  0.0/5.0
  NO_RECEIVED,NO_RELAYS
  $ spamc --headers < spam | sed -n '1,/^$/p' | grep -v '^X-Spam-C' | cut -c1-40 | grep -v '^Date'; spamc --headers < spam | tail -1; spamc < spam | grep -c 'Content-Type: message/rfc822'
  Received: from localhost by mail.example
  	with SpamAssassin (version 4.0.1);
  	Sat, 21 Nov 2026 16:38:58 +0000
  From: bob@example.com
  To: alice@example.com
  Subject: hello
  Message-Id: <12345678901@example.com>
  X-Spam-Flag: YES
  X-Spam-Level: **************************
  X-Spam-Status: Yes, score=1000.0 require
  	NO_RELAYS autolearn=no autolearn_force=
  MIME-Version: 1.0
  Content-Type: multipart/mixed; boundary=
  
  XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X
  1
  $ spamc -s 100 < spam | cmp - spam && echo untouched; spamc -s 100 -E < spam | cmp - spam; spamc --max-size=100 -c < spam; echo $?; spamc -x -s 100 < spam; echo $?
  untouched
  0/0
  0
  From: bob@example.com
  To: alice@example.com
  Subject: hello
  Date: Sat, 21 Nov 2026 16:38:50 +0000
  Message-ID: <12345678901@example.com>
  
  The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.
  
  XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X
  0
  $ spamc -p 784 < ham | cmp - ham && echo through; spamc -p 784 -x < ham; echo $?; spamc -p 784 -c < ham; echo $?; spamc -p 784 -E < ham > /dev/null; echo $?; spamc -p 784 -y < ham; echo "[$?]"; spamc -p 784 -r < ham; echo "[$?]"; spamc -p 784 -K; echo $?; spamc -d nosuch.example.com -x < ham; echo $?; spamc -p 784 -x -X < ham; echo $?
  through
  69
  0/0
  0
  0
  
  [0]
  0/0
  [0]
  69
  68
  75
  $ spamc -l -p 784 < ham 2>&1 >/dev/null | sed 's/\[[0-9]*\]//'; spamc -l -x -d nosuch.example.com < ham 2>&1 | sed 's/\[[0-9]*\]//'; spamc --log-to-stderr -p 784 --connect-retries=1 < ham 2>&1 >/dev/null | sed 's/\[[0-9]*\]//'
  spamc: connect to spamd on ::1 failed, retrying (#1 of 3): Connection refused
  spamc: connect to spamd on 127.0.0.1 failed, retrying (#1 of 3): Connection refused
  spamc: connect to spamd on ::1 failed, retrying (#2 of 3): Connection refused
  spamc: connect to spamd on 127.0.0.1 failed, retrying (#2 of 3): Connection refused
  spamc: connect to spamd on ::1 failed, retrying (#3 of 3): Connection refused
  spamc: connect to spamd on 127.0.0.1 failed, retrying (#3 of 3): Connection refused
  spamc: connection attempt to spamd aborted after 3 retries
  spamc: getaddrinfo(nosuch.example.com) failed: Name or service not known
  spamc: could not resolve any hosts (nosuch.example.com): no such host
  spamc: connect to spamd on ::1 failed, retrying (#1 of 1): Connection refused
  spamc: connect to spamd on 127.0.0.1 failed, retrying (#1 of 1): Connection refused
  spamc: connection attempt to spamd aborted after 1 retries
  $ spamc -L spam < spam; echo $?; spamc -L foo < spam; echo $?; spamc -e cat < ham | head -1; spamc -e sh -c 'grep -c .; exit 3' < ham; echo $?; spamc -p 784 -e cat < ham | head -1; spamc --nosuch < ham 2>&1 | head -2; echo; spamc extra < ham | head -1; spamc -t 5 -u nobody < ham | head -1 | cut -c1-30
  74
  64
  71
  Error in argument 1 : option not found --nosuch
  SpamAssassin Client version 4.0.1
  
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on mail.example.com
  X-Spam-Checker-Version: SpamAs
  $ printf -- '-p 784\n-x\n# comment\n' > /etc/spamassassin/spamc.conf; spamc < ham; echo $?; spamc -p 783 < ham | head -1 | cut -c1-30; rm /etc/spamassassin/spamc.conf; echo '-c' > my.conf; spamc -F my.conf < ham; echo $?; spamc -F /nosuch < ham | head -1; kill $(cat /run/spamd.pid)
  69
  X-Spam-Checker-Version: SpamAs
  0.0/5.0
  0
  Failed to open config file: /nosuch
