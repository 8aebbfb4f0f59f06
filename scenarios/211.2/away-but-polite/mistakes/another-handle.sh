# fails: answer
# diagnosis: answers-again
cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["vacation", "variables"];
if header :matches "message-id" "*" { set "id" "${1}"; }
vacation :handle "${id}" :addresses ["${role}@example.com"] "I am away. Your letter is kept.";
EOF
chown ${user}: /home/${user}/.dovecot.sieve
