# objective: 211.2
# level: 3
# title: formail -r: whom it answers
Envelope or header, Resent- fields, comments, groups, UUCP paths, and what of the old header stays.

  $ r() { printf "$@" | formail -r${O-} 2>/dev/null; echo "[$?]"; }
  $ r 'From: bob@example.com\nSubject: hi\n\nx\n'; r 'From: Bob <bob@example.com>\nReply-To: list@example.org\nSubject: RE: hi\nMessage-ID: <2@x>\nReferences: <0@x>\n <1@x>\n\nx\n'
  To: bob@example.com
  Subject: Re: hi
  
  [0]
  To: bob@example.com
  Subject: Re: RE: hi
  References: <0@x>
   <1@x> <2@x>
  In-Reply-To: <2@x>
  
  [0]
  $ r 'From dave@example.net Mon Feb  3 10:00:00 2025\nFrom: bob@example.com\nReturn-Path: <back@example.com>\n\nx\n'; O=t r 'From dave@example.net Mon Feb  3 10:00:00 2025\nFrom: bob@example.com\nReturn-Path: <back@example.com>\n\nx\n'
  To: dave@example.net
  
  [0]
  To: bob@example.com
  
  [0]
  $ r 'Return-Path: <>\nFrom: bob@example.com\n\nx\n'; O=t r 'Return-Path: <>\nFrom: bob@example.com\n\nx\n'; O=t r 'Sender: s@example.com\nFrom: bob@example.com\nErrors-To: e@example.com\n\n'
  To: <>
  
  [0]
  To: <>
  
  [0]
  To: bob@example.com
  
  [0]
  $ O='t -aResent-' r 'Resent-From: carol@example.com\nFrom: bob@example.com\n\nx\n'; O=t r 'Resent-From: carol@example.com\nFrom: bob@example.com\n\nx\n'
  To: carol@example.com
  
  [0]
  To: bob@example.com
  
  [0]
  $ for f in 'bob' 'bob@host' '"Bob, B." <bob@example.com>' 'bob@example.com (Bob (home))' 'Friends: a@example.com, b@example.com;' 'a@example.com, b@example.com' '<@relay.example.com:bob@example.com>' '"bob b"@example.com' 'Bob @ Home <bob . b @ example . com>' 'host!bob' '' '<>' '(only a comment)' 'a b c' 'bob@[192.0.2.1]' '<bob@example.com' 'bob\@x@example.com'; do printf 'From: %s\n\nx\n' "$f" | formail -rt; done
  To: bob
  
  To: bob@host
  
  To: bob@example.com
  
  To: bob@example.com
  
  To: Friends:a@example.com,b@example.com;
  
  To: a@example.com
  
  To: @relay.example.com:bob@example.com
  
  To: "bob b"@example.com
  
  To: bob.b@example.com
  
  To: host!bob
  
  To: foo@bar
  
  To: foo@bar
  
  To: foo@bar
  
  To: a
  
  To: bob@[192.0.2.1]
  
  To: bob@example.com
  
  To: bob\@x@example.com
  $ printf 'From alice Mon Feb  3 10:00:00 2025 remote from hosta\n>From bob Mon Feb  3 10:00:00 2025 remote from hostb\nSubject: x\n\n' | formail -r
  To: hosta!hostb!bob
  Subject: Re: x
  $ printf 'From: bob@example.com\nSubject: hi\nX-Loop: me\nX-Keep: this\nX-Drop: that\nMessage-ID: <1@x>\n\nfirst line\n\nFrom there\nHeader: like\n' | tee m | formail -rk -i X-Keep: -A 'X-Loop: you' -I 'Precedence: junk' -a 'Subject: none'; formail -rkb < m | tail -4; formail -rk -p '| ' < m | tail -4; formail -r -I Subject: -i 'To: me' < m
  X-Loop: me
  X-Keep: this
  To: bob@example.com
  Subject: Re: hi
  References: <1@x>
  In-Reply-To: <1@x>
  X-Loop: you
  Precedence: junk
  
  >first line
  
  >>From there
  >Header: like
  
  
  From there
  Header: like
  
  
  | | From there
  | Header: like
  
  X-Loop: me
  Old-To: bob@example.com
  References: <1@x>
  In-Reply-To: <1@x>
  To: me
