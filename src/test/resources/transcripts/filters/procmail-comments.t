# objective: 211.2
# level: 1
# title: how an rc file is written
Comments, blank lines, blanks, long lines, numbers after the colon, and what is not understood.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello\n\nbody\n' > mail; run() { rm -rf box/*; procmail ./rc < mail 2>&1; ls box; }
  $ printf '# a comment\n\n   MAILDIR = /tmp/box   # where\nDEFAULT=inbox\n\n# the rule\n:0:\n# about the condition\n* ^Subject:.*hello\n\n  found   # here\n' > rc; run
  found
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0:\n* ^Subject:.*hello # greeting\nfound\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0:\n* ^Subject:.*\\\n   hello\nfound\n' > rc; run
  inbox
  found
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0:\n*^Subject:.*hello\n*    ^From:.*bob\nfound\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n : 0 :\n* ^Subject:.*hello\nfound\n' > rc; run
  found
  found
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:2:\n^Subject:.*hello\n^From:.*bob\nfound\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n::\n^Subject:.*bye\nfound\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:\n^Subject:.*hello\nfound\n' > rc; run
  found
  inbox
  found
  $ printf 'MAILDIR=/tmp/box\r\nDEFAULT=inbox\r\n:0:\r\n* ^Subject:.*hello\r\nfound\r\n' > rc; run | cat -A
  procmail: Couldn't chdir to "/tmp/box^M"$
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nif something\n:0:\n* ^Subject:.*hello\nfound\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n* ^Subject:.*hello\nfound\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n* ^Subject:.*hello\n{\n:0\nfound\n}}\n' > rc; run
  found
  procmail: Skipped "* ^Subject:.*hello"
  inbox
  found
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n* ^Subject:.*hello\n{ :0 c\n  one\n  :0\n  two }\n' > rc; run;  printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n{:0\none\n}\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n{ }\n:0:\nafter' > rc; run
  procmail: Skipped "}"
  one
  two
  {:0
  after
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0:\n* ^Subject:.*hello\n* ^From:.*bob\n' > rc; run; printf '' > rc; run; ls /var/mail; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0:\n\xef\xbb\xbf* ^Subject:.*hello\nfound\n' > rc; run | cat -v
  procmail: Incomplete recipe
  inbox
  root
  procmail: Skipped "^Subject:.*hello"
  M-oM-;M-?*
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0:\n* (^Subject:.*hello\nfound\n:0:\n* [^Subject\nfound2\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 hb:\n* ^Subject:.*hello\n* ! ^From:.*bob\nfound\n:0 z\nz\n' > rc; run
  procmail: Invalid regexp "(^Subject:.*hello"
  found
  procmail: Skipped "z"
  z
