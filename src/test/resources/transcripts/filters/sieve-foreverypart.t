# objective: 211.2
# level: 3
# title: going through the parts
foreverypart with break and names, nested, and extracttext.

  $ cd /tmp; printf 'From: bob@example.com\nSubject: parts\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=XX\n\n--XX\nContent-Type: text/plain\n\nThe first line of text\n--XX\nContent-Type: multipart/alternative; boundary=YY\n\n--YY\nContent-Type: text/html\n\n<p>html</p>\n--YY\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\ncaf=E9\n--YY--\n--XX\nContent-Type: application/zip\n\nPK\n--XX--\n' > mail
  $ f() { printf 'require ["mime", "foreverypart", "fileinto", "variables", "extracttext"];\n%s\n' "$1" > f$((++n)).sieve; su alice -c "sieve-test f$n.sieve mail" 2>&1 | grep -v '^$' | grep -v '^Perf\|^Impl'; }
  $ f 'foreverypart { if header :mime :type "content-type" "application" { fileinto "zip"; break; } }'; f 'foreverypart { if header :mime :contenttype "content-type" "text/plain" { extracttext "t"; fileinto "${t}"; } }'
   * store message in folder: zip
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: The first line of text
   * store message in folder: café
    (none)
  sieve-test(alice): Info: final result: success
  $ f 'foreverypart { extracttext :first 9 "t"; fileinto "x${t}"; break; }'; f 'foreverypart { extracttext :upper :first 9 "t"; fileinto "x${t}"; }'
   * store message in folder: x
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: x
   * store message in folder: xTHE FIRST
   * store message in folder: xHTML
   * store message in folder: xCAFé
   * store message in folder: xPK
    (none)
  sieve-test(alice): Info: final result: success
  $ f 'foreverypart :name "outer" { foreverypart { if header :mime :subtype "content-type" "html" { fileinto "html"; break :name "outer"; } } fileinto "after"; }'
   * store message in folder: html
    (none)
  sieve-test(alice): Info: final result: success
  $ f 'set "n" ""; foreverypart { if header :mime :matches :contenttype "content-type" "*" { set "n" "${n} ${1}"; } } fileinto "${n}";'; f 'foreverypart { if header :mime :anychild :type "content-type" "image" { discard; } } keep;'
   * store message in folder:  multipart/mixed text/plain multipart/alternative text/html text/plain application/zip
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: INBOX
    (none)
  sieve-test(alice): Info: final result: success
  $ f 'break;'; f 'foreverypart { break :name "x"; }'; f 'foreverypart "x" { stop; }'; f 'extracttext "t";'; f 'foreverypart { extracttext "1"; }'; f 'foreverypart { extracttext; }'; f 'foreverypart stop;'
  f8: line 2: error: the break command is not placed inside a foreverypart loop.
  f8: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  f9: line 2: error: the break command is not placed inside a foreverypart loop named `x'.
  f9: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  f10: line 2: error: the foreverypart command requires 0 positional argument(s), but 1 is/are specified.
  f10: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  f11: line 2: error: the extracttext command is not placed inside a foreverypart loop.
  f11: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  f12: line 2: error: cannot assign to match variable.
  f12: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  f13: line 2: error: the extracttext command requires 1 positional argument(s), but 0 is/are specified.
  f13: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  f14: line 2: error: missing semicolon ';' after foreverypart command.
  f14: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ f 'foreverypart { foreverypart { foreverypart { foreverypart { foreverypart { foreverypart { stop; } } } } } }' | tail -2
  f15: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
