/* Makes or uses a passkey, and brings the answer with an ordinary form. Without this script, or in a browser that
   cannot, those forms stay hidden: the code of the telephone is enough. */
(() => {
  "use strict";
  const can = window.PublicKeyCredential;
  if (!can || !can.parseCreationOptionsFromJSON || !can.parseRequestOptionsFromJSON) return;

  const tell = (form, which) => {
    for (const alert of form.querySelectorAll("[role=alert]")) alert.hidden = alert.dataset.when !== which;
  };

  async function answer(form) {
    const asked = await fetch(form.dataset.question, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!asked.ok) throw new Error(asked.status);
    const options = await asked.json();
    const made = form.dataset.passkey === "nieuw" ?
      await navigator.credentials.create({ publicKey: can.parseCreationOptionsFromJSON(options) }) :
      await navigator.credentials.get({ publicKey: can.parseRequestOptionsFromJSON(options) });
    return JSON.stringify(made.toJSON());
  }

  for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = false;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      tell(form, "");
      try {
        form.elements.antwoord.value = await answer(form);
      } catch (error) {
        tell(form, error.name === "InvalidStateError" ? "already" : "failed"); // or given up, or no such key here
        return;
      }
      form.submit();
    });
  }
})();
