# objective: 211.2
# level: 2
# title: what an action can be
A file, /dev/null, a pipe, an address, a block, a variable; and what is not one.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello\n\nbody\n' > mail; act() { rm -rf box/*; printf "MAILDIR=/tmp/box\nDEFAULT=inbox\nLOGFILE=/tmp/log\n:0 $1\n$2\n" > rc; : > log; procmail ./rc < mail; sleep 0.2; echo "[$?] $(ls box | xargs)"; grep -v '^From\| Subject' log | tr -s '\t ' ' '; }
  $ act '' file; act '' '/tmp/box/abs'; act '' './rel'; act '' '"with space"'; act '' 'with\ space'; act '' '$HOME/../tmp/box/up'; act '' '~/tilde'; ls -d /root/tilde box/~ 2>&1
  [0] file
   Folder: file 44
  [0] abs
   Folder: /tmp/box/abs 44
  [0] rel
   Folder: ./rel 44
  [0] with space
   Folder: with space 44
  [0] with space
   Folder: with space 44
  [0] up
   Folder: /root/../tmp/box/up 44
  [0] inbox
  procmail: Error while writing to "~/tilde"
   Folder: inbox 44
  ls: cannot access '/root/tilde': No such file or directory
  ls: cannot access 'box/~': No such file or directory
  [2]
  $ act '' /dev/null; act '' '/dev/stdout' | head -3; act '' '*'; act '' '&'; act '' '# nothing'; act '' 'a;b'; act '' 'a|b'; act '' '(a)'; act '' 'a>b'
  [0]
   Folder: /dev/null 43
  [0]
   Folder: /dev/stdout 44
  [0] inbox
  procmail: Incomplete recipe
   Folder: inbox 44
  [0] &
   Folder: & 44
  [0] inbox
  procmail: Incomplete recipe
   Folder: inbox 44
  [0] a;b
   Folder: a;b 44
  [0] a|b
   Folder: a|b 44
  [0] (a)
   Folder: (a) 44
  [0] a>b
   Folder: a>b 44
  $ act '' '| cat >> out'; act '' '|cat>>out'; act '' '| cat | tr a-z A-Z > out; echo done >> out'; act w '| cat > out && false'; act '' '| "cat" > out'; act '' '| nosuch'; act w '| nosuch'; act '' '|'
  [0] out
   Folder: cat >> out 44
  [0] out
   Folder: cat>>out 44
  [0] out
   Folder: cat | tr a-z A-Z > out; echo done >> out 44
  [0] inbox out
  procmail: Program failure (1) of " cat > out && false"
   Folder: inbox 44
  [0] out
   Folder: "cat" > out 44
  [0]
   Folder: nosuch 44
  /bin/sh: 0: cannot open nosuch: No such file
  [0] inbox
  /bin/sh: 0: cannot open nosuch: No such file
  procmail: Program failure (2) of "nosuch"
   Folder: inbox 44
  From: bob@example.com
  Subject: hello
  
  body
  
  [0]
   Folder: | 44
  $ act '' '{ FOO=bar }'; act '' '{\n:0\ninside\n}'; act '' '{ }\n:0\nnext'; act c '{\n:0\ninside\n}'; act '' '{'; act '' '}'; act '' '{}'; act '' 'FOO=bar'; act '' 'FOO=| cat'; act '' 'FOO = | cat'
  [0] inbox
   Folder: inbox 44
  [0] inside
   Folder: inside 44
  [0] next
   Folder: next 44
  [0] inbox
  procmail: Lost "./rc"
   Folder: inbox 44
  [0] inbox
  procmail: Missing closing brace
   Folder: inbox 44
  [0] }
   Folder: } 44
  [0] {}
   Folder: {} 44
  [0] FOO=bar
   Folder: FOO=bar 44
  [0] inbox
   Folder: inbox 44
  [0] inbox
   Folder: inbox 44
  $ act '' '! bob@example.com' | sed 's/^sendmail.*/sendmail/'; act h head; tail -n +2 box/head; act b body; cat box/body; act 'h:' '| cat >> locked'; cat box/locked | tail -n +1; act r raw; cat -A box/raw | tail -2; act '' 'normal'; cat -A box/normal | tail -2
  [0]
   Folder: /usr/sbin/sendmail -oi bob@example.com 44
  postdrop: warning: unable to look up public/pickup: No such file or directory
  [0] head
   Folder: head 38
  Subject: hello
  
  [0] body
   Folder: body 6
  body
  
  [0] locked
   Folder: cat >> locked 38
  From: bob@example.com
  Subject: hello
  
  [0] raw
   Folder: raw 43
  $
  body$
  [0] normal
   Folder: normal 44
  body$
  $
  $ act i '| true'; act 'fw' '| sed s/hello/bye/'; grep Subject box/inbox; act f '| sed s/hello/bye/'; grep Subject box/inbox; act fw '| exit 1;'; act fh '| cat; echo X-More: 1'; tail -n +2 box/inbox; act fb '| cat; echo added'; tail -n +2 box/inbox; act fw '| true'; ls -s box/inbox | cut -c1
  [0]
   Folder: true 44
  [0] inbox
   Folder: inbox 42
  Subject: bye
  [0] inbox
   Folder: inbox 42
  Subject: bye
  [0] inbox
  procmail: Program failure (1) of " exit 1;"
  procmail: Rescue of unfiltered data succeeded
   Folder: inbox 44
  [0] inbox
   Folder: inbox 54
  Subject: hello
  
  X-More: 1
  body
  
  [0] inbox
   Folder: inbox 51
  Subject: hello
  
  body
  
  added
  
  [0] inbox
   Folder: inbox 1
  4
