# objective: 211.2
# level: 2
# title: spamd and spamc
The daemon, its port, its answers, its log; what the client does without it.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'; printf "From: bob@example.com\nTo: alice@example.com\nSubject: hello\nDate: $(date -R)\nMessage-ID: <12345678901@example.com>\n\n$words\n" > ham; printf "From: bob@example.com\nTo: alice@example.com\nSubject: win\nDate: $(date -R)\nMessage-ID: <12345678902@example.com>\n\n$words\n\nXJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n" > spam
  $ spamd -d -r /run/spamd.pid -c -m 5 -H -L; sleep 3; ss -ltn | grep -c ':783 '; pgrep -c spamd; test -s /run/spamd.pid && echo running
  2
  3
  running
  $ spamc < ham | head -5; spamc -c < spam; echo $?; spamc -c < ham; echo $?; spamc -y < spam; echo; spamc -r < ham; spamc -r < spam | tail -n +11 | cut -c1-27 | sort; spamc -R < ham | head -2; spamc -E < spam > /dev/null; echo $?
  X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on mail.example.com
  X-Spam-Level:
  X-Spam-Status: No, score=-0.0 required=5.0 tests=NO_RECEIVED,NO_RELAYS
  	autolearn=unavailable autolearn_force=no version=4.0.1
  From: bob@example.com
  1000.0/5.0
  1
  0.0/5.0
  0
  GTUBE,NO_RECEIVED,NO_RELAYS
  
  
   pts rule name
  ---- ----------------------
  -0.0 NO_RECEIVED
  -0.0 NO_RELAYS
  1000 GTUBE
  Content analysis details:
  0.0/5.0
  Spam detection software, running on the system "mail.example.com",
  1
  $ spamc -u alice < ham | grep -c X-Spam; ls -A /home/alice/.spamassassin | grep prefs; su bob -c 'spamc < /tmp/spam | grep -c "^X-Spam-Flag: YES"'; stat -c %U /home/bob/.spamassassin/user_prefs; echo 'required_score 5000' > /home/bob/.spamassassin/user_prefs; su bob -c 'spamc -c < /tmp/spam'; spamc -u bob -c < spam
  3
  user_prefs
  1
  bob
  1000.0/5000.0
  1000.0/5000.0
  $ spamc -s 10 < ham | cmp - ham && echo unseen; spamc -s 10 -c < spam; spamc -L spam < spam; echo $?; spamc --headers < spam | grep -c '^X-Spam'; spamc -K; spamc -V | head -1; spamc -Q 2>&1 | head -1
  unseen
  0/0
  74
  4
  SPAMD/1.5 0
  SpamAssassin Client version 4.0.1
  Error in argument 1, char 2: option not found Q
  $ (printf 'PING SPAMC/1.5\r\n\r\n'; sleep 1) | nc -q1 localhost 783; (printf 'CHECK SPAMC/1.5\r\nContent-length: %d\r\n\r\n' $(wc -c < spam); cat spam; sleep 1) | nc -q1 localhost 783; (printf 'FOO SPAMC/1.5\r\n\r\n'; sleep 1) | nc -q1 localhost 783; (printf 'SYMBOLS SPAMC/1.5\r\nUser: alice\r\nContent-length: %d\r\n\r\n' $(wc -c < ham); cat ham; sleep 1) | nc -q1 localhost 783; echo
  SPAMD/1.5 0 PONG
  SPAMD/1.1 0 EX_OK
  Spam: True ; 1000.0 / 5.0
  
  SPAMD/1.0 76 Bad header line: FOO SPAMC/1.5
  SPAMD/1.1 0 EX_OK
  Content-length: 21
  Spam: False ; -0.0 / 5.0
  
  NO_RECEIVED,NO_RELAYS
  $ grep 'spamd\[' /var/log/mail.log | grep -oE 'spamd: (clean|identified|result|service|bad|setuid).*' | sed 's/in [0-9.]* sec/in N sec/; s/scantime=[0-9.]*/scantime=N/; s/rport=.*,mid/rport=N,mid/; s/raddr=[^,]*/raddr=A/; s/, [0-9]* bytes/, N bytes/; s/,autolearn.*//' | sort | uniq -c | sort -rn | head -14
       10 spamd: setuid to root succeeded
        5 spamd: result: Y 999 - GTUBE,NO_RECEIVED,NO_RELAYS scantime=N,size=297,user=root,uid=65534,required_score=5.0,rhost=localhost,raddr=A,rport=N,mid=<12345678902@example.com>
        5 spamd: identified spam (1000.0/5.0) for root:65534 in N seconds, N bytes.
        4 spamd: result: .  0 - NO_RECEIVED,NO_RELAYS scantime=N,size=229,user=root,uid=65534,required_score=5.0,rhost=localhost,raddr=A,rport=N,mid=<12345678901@example.com>
        4 spamd: clean message (-0.0/5.0) for root:65534 in N seconds, N bytes.
        3 spamd: setuid to bob succeeded
        2 spamd: setuid to alice succeeded
        2 spamd: result: . 999 - GTUBE,NO_RECEIVED,NO_RELAYS scantime=N,size=297,user=bob,uid=1001,required_score=5000.0,rhost=localhost,raddr=A,rport=N,mid=<12345678902@example.com>
        2 spamd: result: .  0 - NO_RECEIVED,NO_RELAYS scantime=N,size=229,user=alice,uid=1000,required_score=5.0,rhost=localhost,raddr=A,rport=N,mid=<12345678901@example.com>
        2 spamd: clean message (1000.0/5000.0) for bob:1001 in N seconds, N bytes.
        2 spamd: clean message (-0.0/5.0) for alice:1000 in N seconds, N bytes.
        1 spamd: service unavailable: TELL commands are not enabled, set the --allow-tell switch.
        1 spamd: result: Y 999 - GTUBE,NO_RECEIVED,NO_RELAYS scantime=N,size=297,user=bob,uid=1001,required_score=5.0,rhost=localhost,raddr=A,rport=N,mid=<12345678902@example.com>
        1 spamd: result: Y 999 - GTUBE,NO_RECEIVED,NO_RELAYS scantime=N,size=297,user=(unknown),uid=65534,required_score=5.0,rhost=localhost,raddr=A,rport=N,mid=<12345678902@example.com>
  $ kill $(cat /run/spamd.pid); sleep 1; pgrep -c spamd; ls /run/spamd.pid; spamc < ham | cmp - ham && echo unchanged; spamc -x < ham; echo $?; spamc -x -X < ham; echo $?; spamc -c < ham; echo $?; grep -o 'spamc.*' /var/log/mail.log | tail -3 | sed 's/\[[0-9]*\]//'
  0
  ls: cannot access '/run/spamd.pid': No such file or directory
  unchanged
  69
  75
  0/0
  0
  spamc: connect to spamd on ::1 failed, retrying (#3 of 3): Connection refused
  spamc: connect to spamd on 127.0.0.1 failed, retrying (#3 of 3): Connection refused
  spamc: connection attempt to spamd aborted after 3 retries
  $ spamd -d -r /run/spamd.pid -i 0.0.0.0 -p 7830 -A 127.0.0.1,203.0.113.0/24 -l -x -u nobody -L; sleep 6; ss -ltn | grep 7830 | awk '{print $4}'; spamc -p 7830 -c < ham; spamc -p 7830 -L ham < ham; ssh client 'printf "PING SPAMC/1.2\r\n\r\n" | nc -q1 mail.example.com 7830'; kill $(cat /run/spamd.pid)
  0.0.0.0:7830
  0.0/5.0
  Message was already un/learned
  SPAMD/1.5 0 PONG
