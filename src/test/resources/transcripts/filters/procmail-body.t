# objective: 211.2
# level: 1
# title: searching the body
The flags H, B and HB, words that are split over lines, base64, and the end of the mail.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello\nContent-Type: text/plain\n\nBuy cheap\nwatches now.\n\nUnsubscribe: http://spam.example.net/?id=1\n' > mail
  $ try() { printf "MAILDIR=/tmp/box\nDEFAULT=no\n:0 $1\n* $2\nyes\n" > rc; procmail ./rc < mail 2>&1; ls box; rm -f box/*; }
  $ try B watches; try H watches; try HB watches; try B '^watches'; try B 'cheap watches'; try B 'cheap.*watches'
  yes
  no
  yes
  yes
  no
  no
  $ try B 'cheap$watches'; try B 'cheap[ \t]*$?[ \t]*watches'; try B 'now\\.$$Unsub'; try B '^^Buy'; try B 'id=1$^^'; try B 'id=1^^'
  yes
  yes
  yes
  yes
  yes
  no
  $ try B 'http://[a-z.]*spam'; try B '(viagra|watch)es'; try BD 'buy'; try BD Buy; try B '\\<buy\\>'; try B '\\<watch\\>'
  yes
  yes
  no
  yes
  no
  no
  $ try HB '^Subject:.*hello'; try HB 'plain$$Buy'; try B '^Subject:'; try B '! watches'; try '' 'B ?? watches'; try '' '! B ?? clocks'
  yes
  yes
  no
  no
  yes
  yes
  $ printf 'From: bob@example.com\nSubject: hi\nContent-Transfer-Encoding: base64\n\n%s\n' "$(echo 'Buy cheap watches' | base64)" > mail; try B watches; try B "$(echo -n 'Buy cheap watc' | base64 | cut -c1-16)"
  no
  yes
  $ printf 'From: bob@example.com\nSubject: hi\n\n' > mail; try B .; try B '^^^^'; try B '^$'; try '' '> 0'; printf 'no header at all\n' > mail; try B no; try H no
  no
  yes
  yes
  yes
  no
  yes
  $ printf 'From: bob@example.com\nSubject: =?utf-8?B?SGVsbG8=?=\n\nGr\303\274\303\237e\n' > mail; try B 'gr..'; try B 'Gr.+e'; try B 'gr\303\274'; try B 'GR\303\234'; try '' 'hello'
  yes
  yes
  yes
  no
  no
  $ printf 'From: bob@example.com\nSubject: a folded\n subject\n\twith tabs\nX-Empty:\n\nx\n' > mail; try '' 'folded subject'; try '' 'subject.with'; try '' 'folded  subject'; try '' '^ subject'; try '' '^X-Empty:$'; try '' '^X-Empty: *$'
  no
  no
  yes
  no
  yes
  yes
