// Comes before the script of a panel, which says how an article is revealed. What comes names in `data-shown` what it
// answers; where something else was asked for since, it is late, and what stood there stands again.
let wanted = null;
let stood = "";

function article() {
  return element.querySelector("article");
}

function want(name, event, data) {
  wanted = name;
  trigger(event, data);
}

function look(name, event, data) {
  if (article()?.dataset.shown !== name) return want(name, event, data);
  wanted = name;
  reveal();
}

function empty() {
  wanted = null;
  props.value = stood = "";
}

watch("value", () => {
  const answered = element.querySelector("[data-shown]")?.dataset.shown ?? wanted;
  if (answered !== wanted) {
    props.value = stood;
    return;
  }
  stood = props.value;
  reveal();
});
