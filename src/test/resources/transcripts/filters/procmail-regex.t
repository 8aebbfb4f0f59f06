# objective: 211.2
# level: 2
# title: procmail's regular expressions
Alternatives, repetition, classes, words, MATCH with \/, newlines, and what egrep has and procmail has not.

  $ cd /tmp; mkdir box; printf 'From: Bob Smith <bob@example.com>\nTo: alice@example.com, "Carol C." <carol@example.com>\nSubject: Re: [ticket #42] printer (3rd floor) costs $100!\nX-Spam-Level: *****\nX-Path: C:\\dir\n\nx\n' > mail
  $ cat > try <<'E'
  > for e; do printf 'MAILDIR=/tmp/box\nDEFAULT=/dev/null\n:0\n* %s\n{ LOG="yes <$MATCH>\n" }\n:0 E\n{ LOG="no\n" }\n' "$e" > rc; echo "$e: $(procmail ./rc < mail 2>&1)"; done
  > E
  $ sh try '^Subject:.*\[ticket' '^Subject: (Re: )?\[' '^Subject: Re:?' '#[0-9]+\]' '\(3rd' '\$100!$' 'costs .100' '^X-Spam-Level: \*\*\*\*\*' '^X-Spam-Level: \*{5}' '^X-Spam-Level: [*][*]+'
  ^Subject:.*\[ticket: yes <>
  ^Subject: (Re: )?\[: yes <>
  ^Subject: Re:?: yes <>
  #[0-9]+\]: yes <>
  \(3rd: procmail: Invalid regexp "(3rd"
  yes <>
  \$100!$: no
  costs .100: yes <>
  ^X-Spam-Level: \*\*\*\*\*: yes <>
  ^X-Spam-Level: \*{5}: no
  ^X-Spam-Level: [*][*]+: yes <>
  $ sh try '^Subject:.*#\/[0-9]+' '^Subject:.*#\/[0-9]*' '^Subject: \/.*' '^From: \/[^<]*' '^From:.*<\/[^>]*' '^To:.*\/carol@.*' '\/ticket|printer' '^(From|To): \/.*'
  ^Subject:.*#\/[0-9]+: yes <42>
  ^Subject:.*#\/[0-9]*: yes <42>
  ^Subject: \/.*: yes <Re: [ticket #42] printer (3rd floor) costs $100!>
  ^From: \/[^<]*: yes <Bob Smith >
  ^From:.*<\/[^>]*: yes <bob@example.com>
  ^To:.*\/carol@.*: yes <carol@example.com>>
  \/ticket|printer: yes <>
  ^(From|To): \/.*: yes <Bob Smith <bob@example.com>>
  $ sh try 'bob@example.com' 'bob@example\.com' 'bob.*@' '^from:' '^FROM: BOB' '[Bb]ob' '[^a-z]smith' 'sm?th' 'sm.th' 'smi*th' 'smix*th' '(smith|jones)' 'smith|jones'
  bob@example.com: yes <>
  bob@example\.com: yes <>
  bob.*@: yes <>
  ^from:: yes <>
  ^FROM: BOB: yes <>
  [Bb]ob: yes <>
  [^a-z]smith: yes <>
  sm?th: no
  sm.th: yes <>
  smi*th: yes <>
  smix*th: yes <>
  (smith|jones): yes <>
  smith|jones: yes <>
  $ sh try '\<bob\>' '\<ob' 'bob\>' '\<smit\>' 'C:\\dir' 'C:\dir' '^X-Path: C:.dir$' '^X-Path:.*[\]dir' '[[]ticket' '[]]' '[^]]' '[a-c]ob' '[A-C]ob'
  \<bob\>: yes <>
  \<ob: no
  bob\>: yes <>
  \<smit\>: no
  C:\dir: yes <>
  C:\dir: no
  ^X-Path: C:.dir$: yes <>
  ^X-Path:.*[\]dir: yes <>
  [[]ticket: yes <>
  []]: yes <>
  [^]]: yes <>
  [a-c]ob: yes <>
  [A-C]ob: yes <>
  $ sh try '^To:.*alice.*carol' '^To:.*carol.*alice' '^To: alice.*$Subject' '^To: alice.*$^Subject' '^^From' '^^To' 'x^^' 'dir$' 'dir$$' 'dir^^' '.' '' '^' '$'
  ^To:.*alice.*carol: yes <>
  ^To:.*carol.*alice: no
  ^To: alice.*$Subject: yes <>
  ^To: alice.*$^Subject: no
  ^^From: yes <>
  ^^To: no
  x^^: no
  dir$: yes <>
  dir$$: yes <>
  dir^^: no
  .: yes <>
  : yes <>
  ^: yes <>
  $: yes <>
  $ sh try '\d+' '\w+' '[0-9]{2}' '[[:digit:]]+' 'a+b*c?' '(printer' 'printer)' '[abc' '*' '+a' '?' 'a**' '()' '(|x)' '^Subject:.*(a|(b|c)' '\' '\/'
  \d+: yes <>
  \w+: no
  [0-9]{2}: no
  [[:digit:]]+: no
  a+b*c?: yes <>
  (printer: procmail: Invalid regexp "(printer"
  yes <>
  printer): procmail: Invalid regexp "printer)"
  yes <>
  [abc: yes <>
  *: yes <>
  +a: no
  ?: /bin/sh: 0: cannot open : No such file
  no
  a**: yes <>
  (): yes <>
  (|x): yes <>
  ^Subject:.*(a|(b|c): procmail: Invalid regexp "^Subject:.*(a|(b|c)"
  yes <>
  \: procmail: Skipped "" }"
  \/: no
  $ sh try '^Subject:.*\/\[.*\]' '^Subject:\/' '\/^Subject:.*' '^Subject: Re: \/\[(ticket|issue) #[0-9]+\]' '\/[0-9]' '\/[0-9]+' '[0-9]\/[0-9]' '.*\/[0-9]+'
  ^Subject:.*\/\[.*\]: yes <[ticket #42]>
  ^Subject:\/: yes <>
  \/^Subject:.*: no
  ^Subject: Re: \/\[(ticket|issue) #[0-9]+\]: yes <[ticket #42]>
  \/[0-9]: no
  \/[0-9]+: no
  [0-9]\/[0-9]: yes <2>
  .*\/[0-9]+: yes <42>
  $ printf 'From: bob@example.com\nSubject: x\n\naaa bbb\nccc ddd\n' > mail; sed -i 's/:0.n\* /:0 B\\n* /' try; sh try 'aaa' '^ccc' 'bbb$ccc' 'bbb$$ccc' 'aaa.*ddd' '^^aaa' 'ddd$^^' 'ddd^^' 'bbb\/$ccc' '\/b+$c+' '^\/.*$' '^^\/.*$.*'
  aaa: yes <>
  ^ccc: yes <>
  bbb$ccc: yes <>
  bbb$$ccc: no
  aaa.*ddd: no
  ^^aaa: yes <>
  ddd$^^: yes <>
  ddd^^: no
  bbb\/$ccc: yes <
  ccc>
  \/b+$c+: no
  ^\/.*$: yes <aaa bbb
  >
  ^^\/.*$.*: yes <aaa bbb
  ccc ddd>
