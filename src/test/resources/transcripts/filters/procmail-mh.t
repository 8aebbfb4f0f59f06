# objective: 211.2
# level: 2
# title: MH folders and plain directories
folder/., the numbers of MH, what already lies there, several folders at once.

  $ cd /tmp; mkdir -p box/inbox; printf 'From: bob@example.com\nSubject: hello\n\nx\n' > mail; to() { printf "MAILDIR=/tmp/box\nLOGFILE=/tmp/log\n:0\n$1\n" > rc; procmail ./rc < mail; }
  $ to inbox/.; to inbox/.; ls box/inbox; touch box/inbox/9 box/inbox/x7 box/inbox/,3; to inbox/.; ls -A box/inbox; rm box/inbox/9; to inbox/.; ls box/inbox
  1
  2
  ,3
  1
  10
  2
  9
  x7
  ,3
  1
  10
  11
  2
  x7
  $ head -1 box/inbox/1 | cut -c1-20; grep -c . box/inbox/1; stat -c %a box/inbox/1; stat -c %a box/inbox
  From: bob@example.co
  3
  600
  755
  $ to new/.; ls box/new; to 'inbox/. new/.'; ls -i box/inbox/11 box/new/2 | awk '{print $1}' | uniq | wc -l; to 'new/. plain/'; ls box; ls box/plain
  1
  2
  inbox
  new
  plain
  cur
  new
  tmp
  $ mkdir box/dir; to dir; to dir; ls box/dir | sed 's/msg\..*/msg.X/'; to 'dir new/.'; ls box/dir | wc -l; ls box/new; printf 'MSGPREFIX=mail.\nMAILDIR=/tmp/box\n:0\ndir\n' > rc; procmail ./rc < mail; ls box/dir | cut -c1-4 | sort | uniq -c
  msg.X
  msg.X
  3
  1
  2
  3
  4
        1 mail
        3 msg.
  $ sed 's/[\t ]*[0-9]*$//; s/msg\..*/msg.X/; s/[0-9.]*_[0-9]*.mail\.[-A-Za-z0-9_].*/NAME/' log | grep Folder
    Folder: inbox/1
    Folder: inbox/2
    Folder: inbox/10
    Folder: inbox/11
    Folder: new/1
    Folder: inbox/12 new/2
    Folder: new/3 plain/new/NAME
    Folder: dir/msg.X
    Folder: dir/msg.X
    Folder: dir/msg.X
  $ to deep/er/.; ls box; to /tmp/box/abs/.; ls box; to .; ls -A box | sed 's/msg\..*/msg.X/'; to ./; ls box | sed 's/msg\..*/msg.X/'
  dir
  inbox
  new
  plain
  abs
  dir
  inbox
  new
  plain
  abs
  dir
  inbox
  msg.X
  new
  plain
  abs
  cur
  dir
  inbox
  msg.X
  new
  plain
  tmp
  $ chmod 555 box/new; su bob -c 'procmail ./rc < mail' 2>&1 | grep -v temp; echo $?; rm -rf box/*; to 'a/. b/ c'; ls -R box | sed 's/^[0-9]*\.[0-9_]*\.mail/NAME/; s/msg\..*/msg.X/'; to 'c a/.' 2>&1 | sed 's/msg\..*/msg.X/'; ls -R box | grep -c msg; grep -c '^From ' box/c
  procmail: Error while writing to "/tmp/log"
  procmail: Lock failure on "/var/mail/bob.lock"
  0
  box:
  a
  b
  c
  
  box/a:
  1
  
  box/b:
  cur
  new
  tmp
  
  box/b/cur:
  
  box/b/new:
  NAME.example.com
  
  box/b/tmp:
  
  box/c:
  msg.X
  2
  grep: box/c: Is a directory
  0
  [2]
