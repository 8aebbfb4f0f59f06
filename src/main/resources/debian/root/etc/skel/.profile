# What your login shell reads, if there is no ~/.bash_profile or ~/.bash_login.
if [ -n "$BASH_VERSION" ] && [ -f "$HOME/.bashrc" ]; then
  . "$HOME/.bashrc"
fi

for dir in "$HOME/bin" "$HOME/.local/bin"; do
  if [ -d "$dir" ]; then
    PATH="$dir:$PATH"
  fi
done
unset dir
