// A certificate's code may carry a signed text behind "#", which never reaches the platform. This release
// cannot check signatures in the browser yet, and says so instead of pretending.
if (location.hash.length > 1) {
  const note = document.getElementById("signed-text");
  if (note) note.hidden = false;
}
