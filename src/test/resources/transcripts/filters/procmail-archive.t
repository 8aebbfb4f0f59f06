# objective: 211.2
# level: 2
# title: an archive that is kept short
A copy of everything, by month, and only the last few kept - the example of the manual.

  $ cd /tmp; mkdir box; m() { printf "From: bob@example.com\nSubject: mail $1\n\nbody $1\n" | procmail ./rc; }; cat > rc <<'E'
  > MAILDIR=/tmp/box
  > DEFAULT=inbox
  > 
  > :0 c
  > backup
  > 
  > :0 ic
  > | cd backup && rm -f dummy `ls -t msg.* | sed -e 1,3d`
  > E
  $ mkdir box/backup; for i in 1 2 3 4 5 6; do m $i; done; sleep 1; ls box/backup | wc -l; grep -c '^From ' box/inbox
  3
  0
  [1]
  $ cat > rc <<'E'
  > MAILDIR=/tmp/box
  > DEFAULT=inbox
  > MONTH=`date +%Y-%m`
  > :0 c:
  > archive.$MONTH
  > :0 hc:
  > | sed -n 's/^Subject: *//p' >> subjects
  > E
  $ rm -r box/*; for i in 1 2; do m $i; done; sleep 1; ls box | tr 0-9 9; cat box/subjects; ls -A box | grep -c lock
  archive.9999-99
  inbox
  subjects
  mail 1
  mail 2
  0
  [1]
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nDUMMY=`test -d old || mkdir old`\n:0 c\nold/.\n' > rc; rm -r box/*; m 1; m 2; ls box box/old; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 cb:\nbodies\n:0 ch\n| gzip >> heads.gz\n' > rc; rm -r box/*; m 1; m 2; sleep 0.5; cat box/bodies; zcat box/heads.gz | grep -c Subject
  box:
  inbox
  old
  
  box/old:
  1
  2
  body 1
  
  body 2
  
  2
