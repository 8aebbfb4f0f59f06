cat > /home/${user}/.dovecot.sieve <<'EOF'
require "fileinto";
# letters of the list
if header :contains "list-id" "${list}.example" {
  fileinto "Lists";
}
# the boss
elsif address :is "from" "${boss}@example.com" {
  fileinto "Boss";
}
# nonsense
elsif header :contains "subject" "lottery" {
  discard;
}
EOF
