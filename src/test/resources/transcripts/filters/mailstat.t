# objective: 211.2
# level: 2
# title: mailstat
What the log of procmail says in a table.

  $ cd /tmp; mkdir box; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nLOGFILE=/tmp/log\n:0:\n* ^Subject:.*list\nlists\n:0:\n* ^Subject:.*dir\nmd/\n:0\n* ^Subject:.*away\n/dev/null\n' > rc; for s in one list two 'list again' away three; do printf "From bob@example.com Mon Feb  3 10:00:00 2025\nSubject: $s\n\n$(head -c $((${#s}*100)) /dev/zero | tr '\0' x)\n" | procmail ./rc; done; grep -c Folder log
  6
  $ mailstat -k log; mailstat -kl log; mailstat -kt log; mailstat -km log
  
    Total  Number Folder
    -----  ------ ------
      462       1 /dev/null
     1288       3 inbox
     1532       2 lists
    -----  ------
     3282       6
  
    Total Average  Number Folder
    ----- -------  ------ ------
      462     462       1 /dev/null
     1288     429       3 inbox
     1532     766       2 lists
    ----- -------  ------
     3282     547       6
      462       1 /dev/null
     1288       3 inbox
     1532       2 lists
  
    Total  Number Folder
    -----  ------ ------
      462       1 /dev/null
     1288       3 inbox
     1532       2 lists
    -----  ------
     3282       6
  $ mailstat -ks log; mailstat log; ls -s log log.old | awk '{print $2, $1 > 0}'; mailstat log; echo $?; mailstat -o log; mailstat nofile; echo $?; mailstat; echo $?; mailstat -h; echo $?; mailstat -z log; echo $?
  
    Total  Number Folder
    -----  ------ ------
      462       1 /dev/null
     1288       3 inbox
     1532       2 lists
    -----  ------
     3282       6
  
    Total  Number Folder
    -----  ------ ------
      462       1 /dev/null
     1288       3 inbox
     1532       2 lists
    -----  ------
     3282       6
  No mail arrived since Nov 21 15:53
  1
  
    Total  Number Folder
    -----  ------ ------
      462       1 /dev/null
     1288       3 inbox
     1532       2 lists
    -----  ------
     3282       6
  Can't find your LOGFILE=nofile
  1
  
    Total  Number Folder
    -----  ------ ------
    -----  ------
        0       0
  0
  Usage: mailstat [-klmots] [logfile]
  	-k	keep logfile intact
  	-l	long display format
  	-m	merge any errors into one line
  	-o	use the old logfile
  	-t	terse display format
  	-s	silent in case of no mail
  64
  Usage: mailstat [-klmots] [logfile]
  64
