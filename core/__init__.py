"""What the work is: rules, commands, ports and papers. No Qt, no SQL, no HTTP."""
