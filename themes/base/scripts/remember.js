// What is worked out again and again, worked out once.
(function (kbgen) {
  "use strict";

  /**
   * @template Key, Value
   * @param {(key: Key) => Value} make never gives undefined
   * @param {number} [most] keys; once there are more, all are forgotten: the common ones are soon back
   * @param {Map<Key, Value> | WeakMap<Key, Value>} [known] a WeakMap to forget what is known of an object with it
   * @returns {(key: Key) => Value} the same, which remembers what it gave
   */
  function remember(make, most = Infinity, known = new Map()) {
    return (key) => {
      let value = known.get(key);
      if (value === undefined) {
        if (known.size >= most) known.clear();
        known.set(key, (value = make(key)));
      }
      return value;
    };
  }

  kbgen.remember = remember;
})((globalThis.kbgen = globalThis.kbgen || {}));
