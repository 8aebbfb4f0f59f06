# objective: 211.2
# level: 3
# title: folders of every kind, and mailstat
Names with slashes, several folders at once, modes, directories in the way, disk errors; what the log and mailstat say.

  $ cd /tmp; mkdir box; printf 'From bob@example.com Mon Feb  3 10:00:00 2025\nFrom: bob@example.com\nSubject: a\ttabbed subject that is a great deal longer than the seventy-eight characters that are shown in the log\n\nFrom me\nx\n' > mail; to() { printf "MAILDIR=/tmp/box\nLOGFILE=/tmp/log\nDEFAULT=in\n:0 $2\n$1\n" > rc; procmail ./rc < mail; }
  $ to a; to a r; to m/; to m/ h; to m/ b; to n/.; to n/. b; mkdir box/d; to d; cat box/a; cat box/m/new/* | grep -c .; ls box/n; cat box/n/2; find box -type f | sed 's/[0-9]*\.[0-9_]*\.mail/N.mail/; s/msg\..*/msg.X/' | sort
  From bob@example.com Mon Feb  3 10:00:00 2025
  From: bob@example.com
  Subject: a	tabbed subject that is a great deal longer than the seventy-eight characters that are shown in the log
  
  >From me
  x
  
  From bob@example.com Mon Feb  3 10:00:00 2025
  From: bob@example.com
  Subject: a	tabbed subject that is a great deal longer than the seventy-eight characters that are shown in the log
  
  From me
  x
  8
  1
  2
  From me
  x
  
  box/a
  box/d/msg.X
  box/m/new/N.mail.example.com
  box/m/new/N.mail.example.com
  box/m/new/N.mail.example.com
  box/n/1
  box/n/2
  $ to 'd m/ n/. new/'; find box -links +1 -type f | wc -l; to a/; to a/.; to 'a b c'; to 'nosub/x'; to 'nosub/x/'; to 'nosub//'; to x/; to xx//; to y/.; ls box box/x | sort -u
  4
  
  a
  box/x:
  box:
  cur
  d
  in
  m
  n
  new
  nosub
  tmp
  x
  xx
  y
  $ cat log | sed 's/[0-9]*\.[0-9_]*\.mail/N.mail/g; s/msg\.[-A-Za-z0-9_]*/msg.X/g' | grep -v '^From \|^ Subj'; grep Subj log | sort -u
    Folder: a								    195
    Folder: a								    193
    Folder: m/new/N.mail.example.com			    147
    Folder: m/new/N.mail.example.com			    137
    Folder: m/new/N.mail.example.com			     10
    Folder: n/1								    194
    Folder: n/2								     11
    Folder: d/msg.X							    194
    Folder: d/msg.X m/new/N.mail.example.com n/3 new/new	    194
  procmail: Unable to treat as directory "a"
    Folder: a								    195
  procmail: Unable to treat as directory "a"
    Folder: a								    195
  procmail: Skipped "b c"
    Folder: a								    195
  procmail: Error while writing to "nosub/x"
    Folder: in								    195
  procmail: Unable to treat as directory "nosub/x"
  procmail: Error while writing to "nosub/x"
    Folder: in								    195
    Folder: nosub/new/N.mail.example.com			    147
    Folder: x/new/N.mail.example.com			    147
    Folder: xx/new/N.mail.example.com			    147
    Folder: y/1								    194
   Subject: a tabbed subject that is a great deal longer than the seventy-eight c
  $ mailstat -k log | sed "s/msg\.[-A-Za-z0-9_]*/msg.X/; s/[0-9]*\.[0-9_]*\.mail/N.mail/"; mailstat -kl log | tail -3; mailstat -km log | grep diag; mailstat -t log | wc -l; ls -s log log.old | awk '{print $2}'; mailstat log | sed 's/since.*/since/'; echo $?; mailstat -s log; echo $?; mailstat none; echo $?; mailstat -o log | wc -l; mailstat < log.old | head -3; mailstat -x; echo $?; mailstat a b 2>&1 | head -1
  
    Total  Number Folder
    -----  ------ ------
        0       2  ## procmail: Error while writing to "nosub/x"
        0       1  ## procmail: Skipped "b c"
        0       2  ## procmail: Unable to treat as directory "a"
        0       1  ## procmail: Unable to treat as directory "nosub/x"
      973       5 a
      194       1 d/
      194       1 d/msg.X m/new/N.mail.example.com n/3 new/new
      390       2 in
      294       3 m/
      205       2 n/.
      147       1 nosub/
      147       1 x/
      147       1 xx/
      194       1 y/.
    -----  ------
     2885      24
      194     194       1 y/.
    ----- -------  ------
     2885     120      24
        0       6  ## diagnostic messages ##
  14
  log
  log.old
  No mail arrived since
  0
  1
  Can't find your LOGFILE=none
  1
  19
  
    Total  Number Folder
    -----  ------ ------
  Usage: mailstat [-klmots] [logfile]
  64
  Usage: mailstat [-klmots] [logfile]
  $ ls -ld box/m box/m/new box/d | awk '{print $1}'; printf 'UMASK=022\nMAILDIR=/tmp/box\n:0 c\nma/\n:0 c\nmf\n:0 c\nmn/.\n:0\nd\n' > rc; procmail ./rc < mail; stat -c '%%a %%n' box/ma box/ma/new box/mf box/mn box/mn/1 box/d 2>/dev/null || stat -c '%a %n' box/ma box/ma/new box/mf box/mn box/mn/1 box/d
  drwxr-xr-x
  drwx------
  drwx------
  %a %n
  %a %n
  %a %n
  %a %n
  %a %n
  %a %n
  $ to /dev/full; to /dev/null; to '| cat'; to '|'; printf 'MAILDIR=/tmp/box\n:0\n|\n' > rc; procmail ./rc < mail; tail -9 log
  From bob@example.com Mon Feb  3 10:00:00 2025
  From: bob@example.com
  Subject: a	tabbed subject that is a great deal longer than the seventy-eight characters that are shown in the log
  
  From me
  x
  
  From bob@example.com Mon Feb  3 10:00:00 2025
  From: bob@example.com
  Subject: a	tabbed subject that is a great deal longer than the seventy-eight characters that are shown in the log
  
  From me
  x
  
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: a tabbed subject that is a great deal longer than the seventy-eight c
    Folder: /dev/null							    193
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: a tabbed subject that is a great deal longer than the seventy-eight c
    Folder: cat								    194
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: a tabbed subject that is a great deal longer than the seventy-eight c
    Folder: |								    194
  $ chmod 555 box; chown alice: box log mail rc; su alice -c 'cd /tmp; printf "MAILDIR=/tmp/box\nDEFAULT=in\n:0:\nfresh\n:0\nfresh/\n:0\nfresh/.\n:0\nd\n" > rc; procmail ./rc < mail; echo $?; ls -A /var/mail'
  procmail: Lock failure on "fresh.lock"
  procmail: Error while writing to "fresh"
  procmail: Unable to treat as directory "fresh"
  procmail: Error while writing to "fresh"
  procmail: Unable to treat as directory "fresh"
  procmail: Error while writing to "fresh"
  procmail: Couldn't create or rename temp file "d/"
  procmail: Lock failure on "in.lock"
  procmail: Error while writing to "in"
  0
  alice
  root
