using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Networks: modules, their parameters, and functions for them.</summary>
    public static partial class nn
    {
        /// <summary>A tensor to be learned.</summary>
        public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>A part of a network: it owns parameters, buffers and other modules, each under a name.</summary>
        public class Module : IDisposable
        {
            private readonly string name;
            private readonly List<(string Name, Modules.Parameter Parameter)> ownParameters = [];
            private readonly List<(string Name, Tensor Buffer)> ownBuffers = [];
            private readonly List<(string Name, Module Module)> ownModules = [];

            /// <summary>A module with a name for messages.</summary>
            protected Module(string name) => this.name = name;

            /// <summary>Its name.</summary>
            public virtual string GetName() => name;

            /// <summary>Whether it is being trained, as opposed to used.</summary>
            public bool training { get; private set; } = true;

            /// <summary>Says that it is being trained, or not; so for all its parts.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, module) in ownModules)
                {
                    module.train(train);
                }
            }

            /// <summary>Says that it is being used, not trained; so for all its parts.</summary>
            public virtual void eval() => train(false);

            /// <summary>Makes a parameter its own: part of <see cref="parameters"/> and freed with it.</summary>
            public virtual void register_parameter(string name, Modules.Parameter? param)
            {
                if (param is not null)
                {
                    param.DetachFromDisposeScope();
                    ownParameters.Add((Fresh(name), param));
                }
            }

            /// <summary>Makes a tensor its own that is saved and moved with it, but not learned.</summary>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                ownBuffers.Add((Fresh(name), tensor.DetachFromDisposeScope()));
            }

            /// <summary>Makes a module its part.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                ownModules.Add((Fresh(name), submodule));
            }

            /// <summary>Registers every field that holds a parameter, a tensor or a module under the field's name; call it last in a constructor.</summary>
            protected virtual void RegisterComponents()
            {
                foreach (var field in Fields(GetType()).Where(field => !OwnNames.Contains(field.Name)).ToArray())
                {
                    switch (field.GetValue(this))
                    {
                        case Modules.Parameter parameter: register_parameter(field.Name, parameter); break;
                        case Tensor buffer: register_buffer(field.Name, buffer); break;
                        case Module module: register_module(field.Name, module); break;
                    }
                }
            }

            /// <summary>Its parameters with their names, dotted for those of its parts.</summary>
            public virtual IEnumerable<(string name, Modules.Parameter parameter)> named_parameters(bool recurse = true) =>
                ownParameters.Concat(Inner(recurse, module => module.named_parameters()));

            /// <summary>Its parameters.</summary>
            public virtual IEnumerable<Modules.Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(named => named.parameter);

            /// <summary>Its buffers with their names, dotted for those of its parts.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true) =>
                ownBuffers.Concat(Inner(recurse, module => module.named_buffers()));

            /// <summary>Its direct parts with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => ownModules;

            /// <summary>Its direct parts.</summary>
            public virtual IEnumerable<Module> children() => ownModules.Select(own => own.Module);

            /// <summary>All parameters and buffers by their names; the tensors themselves, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach (var (key, tensor) in State())
                {
                    destination.Add(string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}", tensor);
                }
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <returns>The names that were missing, and those that were too many; with <paramref name="strict"/> both are empty.</returns>
            /// <exception cref="InvalidOperationException">Names or shapes do not match.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var own = State().Where(named => skip?.Contains(named.Key) != true).ToDictionary();
                var missing = own.Keys.Where(key => !source.ContainsKey(key)).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"These weights are not {name}'s: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}].");
                }
                foreach (var (key, tensor) in own.Where(named => source.ContainsKey(named.Key)))
                {
                    if (!tensor.shape.SequenceEqual(source[key].shape))
                    {
                        throw new InvalidOperationException(
                            $"{name}'s {key} has shape [{string.Join(", ", tensor.shape)}], the given one [{string.Join(", ", source[key].shape)}].");
                    }
                }
                using var _ = no_grad();
                foreach (var (key, tensor) in own.Where(named => source.ContainsKey(named.Key)))
                {
                    tensor.copy_(source[key]);
                }
                return (missing, unexpected);
            }

            /// <summary>Forgets all gradients, or sets them to zero.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    parameter.Forget(set_to_none);
                }
            }

            /// <summary>Frees its parameters, buffers and parts.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees its parameters, buffers and parts.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    ownParameters.ForEach(own => own.Parameter.Dispose());
                    ownBuffers.ForEach(own => own.Buffer.Dispose());
                    ownModules.ForEach(own => own.Module.Dispose());
                }
            }

            /// <summary>Moves all parameters and buffers to a device, a type, or both; the objects stay the same.</summary>
            internal void Move(Device? device, ScalarType? type)
            {
                foreach (var (_, tensor) in State())
                {
                    tensor.Become(device, type);
                }
            }

            private IEnumerable<KeyValuePair<string, Tensor>> State() => named_parameters()
                .Select(named => KeyValuePair.Create(named.name, (Tensor)named.parameter))
                .Concat(named_buffers().Select(named => KeyValuePair.Create(named.name, named.buffer)));

            private IEnumerable<(string, T)> Inner<T>(bool recurse, Func<Module, IEnumerable<(string Name, T Value)>> named) =>
                recurse ? ownModules.SelectMany(own => named(own.Module).Select(inner => ($"{own.Name}.{inner.Name}", inner.Value))) : [];

            private IEnumerable<string> OwnNames =>
                [.. ownParameters.Select(own => own.Name), .. ownBuffers.Select(own => own.Name), .. ownModules.Select(own => own.Name)];

            private string Fresh(string key)
            {
                if (key.Contains('.', StringComparison.Ordinal) || key.Length == 0 || OwnNames.Contains(key))
                {
                    throw new ArgumentException($"'{key}' cannot name a part of {name}: a name is not empty, has no dot and stands for one part.");
                }
                return key;
            }

            /// <summary>The fields of a module's type and of its base types, private ones too.</summary>
            private static IEnumerable<FieldInfo> Fields(Type? type)
            {
                const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                return type is null || type == typeof(Module) ? [] : [.. Fields(type.BaseType), .. type.GetFields(Own)];
            }
        }
    }
}
